// The truth table of XOR.
import { truthTable } from './truthTable';

export const xor = truthTable('xor', 'XOR', (a, b) => a !== b);
