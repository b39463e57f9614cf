import type { Rule } from './rule.ts';
import { care1 } from './rules/care-1.ts';

/** Every rule that is built as code, in the order of domain.md. What one resource shows by itself is in its profile. */
export const RULES: readonly Rule[] = [care1];
