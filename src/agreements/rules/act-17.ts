import { openReviews } from '../reviews.ts';
import type { Rule } from '../rule.ts';

/** ACT-17: every participant keeps the right to hand the act back, at any hour; who takes over is a task, not a condition. Sources: GV, ZZ. */
export const act17: Rule = {
  id: 'ACT-17',
  source: ['GV', 'ZZ'],
  kind: 'process',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'De handeling is teruggegeven, en dat mag altijd. Wie neemt over? Rond de taak af als dat geregeld is.',
    en: 'The act was handed back, which is always allowed. Who takes over? Complete the task when that is arranged.',
  },

  check: (record) => openReviews(record, 'handed-back'),
};
