// The truth table of AND.
import { truthTable } from './truthTable';

export const and = truthTable('and', 'AND', (a, b) => a && b);
