import type { Rule } from '../rule.ts';

/** SUPPORT-3-asked: a mantelzorger's need of support is asked for and recorded. Sources: TZ, TA, ZZ. */
export const support3Asked: Rule = {
  id: 'SUPPORT-3-asked',
  source: ['TZ', 'TA', 'ZZ'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Vraag de mantelzorger welke ondersteuning zij nodig heeft, en leg vast wat is aangeboden en wat zij zei.',
    en: 'Ask the mantelzorger which support she needs, and record what was offered and what she said.',
  },
  byChoice: true,
  check: ({ carers, support }) => {
    const asked = new Set(support.map(({ carer }) => carer));
    return carers
      .filter(({ role, reference }) => role === 'mantelzorger' && !asked.has(reference))
      .map(({ at }) => ({ expression: at('extension') }));
  },
};
