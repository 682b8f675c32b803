// The truth table of OR.
import { truthTable } from './truthTable';

export const or = truthTable('or', 'OR', (a, b) => a || b);
