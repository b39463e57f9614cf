import { act, code, day, flag, type Parameter, part, phone, ref, text } from './parameters.ts';

export const SISTER = 'Patient/zus-van-mieke';
export const SANNE = 'PractitionerRole/verpleegkundige-sanne';

/** Mieke may inject insulin when she visits her sister, as the meeting decided it. */
export const mieke: readonly Parameter[] = [
  text('decision', 'insuline-2026-11-10'),
  ref('client', SISTER),
  ref('by', SANNE),
  ref('meeting', 'Encounter/zorgplanbespreking-2026-11-10'),
  ref('carePlan', 'CarePlan/zorgplan'),
  part(
    'carer',
    code('role', 'mantelzorger'),
    { name: 'name', valueHumanName: { use: 'usual', given: ['Mieke'] } },
    { name: 'kinship', valueCodeableConcept: { text: 'Zus' } },
    day('bondSince', '1946'),
  ),
  act('insulin-injection'),
  text('when', 'Als Mieke op bezoek is'),
  { name: 'period', valuePeriod: { start: '2026-11-10' } },
  part('boundaries', text('able', 'Spuiten met de pen.'), text('unable', 'De dosis aanpassen.')),
  part('achterwacht', ref('who', 'PractitionerRole/achterwacht-verpleging'), phone('contact', '+31205550112')),
  part('standIn', text('arrangement', 'Dan spuit de verpleegkundige.')),
  part('carerConsent', code('status', 'given'), { name: 'date', valueDateTime: '2026-11-10' }),
  part('consent', ref('by', SISTER), { name: 'date', valueDateTime: '2026-11-10T14:30:00+01:00' }),
  part('competence', code('level', 'done-together'), ref('by', SANNE), day('date', '2026-11-10')),
  part('evaluation', day('date', '2027-02-09'), text('how', 'In gesprek met Corrie, Mieke en Sanne.')),
  code('law', 'wlz'),
];

/** Sanne, who visits her father, helps his table companion with his medicines: for him she is a volunteer. */
export const sanne: readonly Parameter[] = [
  text('decision', 'aan-tafel-2026-11-20'),
  ref('client', 'Patient/tafelgenoot-jaap'),
  ref('by', 'PractitionerRole/verpleegkundige-het-anker'),
  ref('carePlan', 'CarePlan/zorgplan-jaap'),
  part('carer', ref('who', 'RelatedPerson/sanne-bij-jaap')),
  act('eye-drops'),
  text('when', 'Bij het avondeten'),
  part('achterwacht', ref('who', 'PractitionerRole/verpleegkundige-het-anker'), phone('contact', '+31205550199')),
  part('standIn', text('arrangement', 'Dan doet een medewerker het.')),
  part('carerConsent', code('status', 'given')),
  part('consent', ref('by', 'Patient/tafelgenoot-jaap')),
  part('order', ref('by', 'PractitionerRole/verpleegkundige-het-anker'), flag('trained'), text('training', 'BIG')),
  part('competence', code('level', 'able-alone'), ref('by', 'PractitionerRole/verpleegkundige-het-anker')),
  part('evaluation', day('date', '2099-01-01'), text('how', 'In gesprek.')),
];
