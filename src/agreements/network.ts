import type { LocalDate } from '../fhir/date.ts';
import { isObject, objects, type Resource } from '../fhir/json.ts';
import { addDays } from './calendar.ts';
import { type Due, dueOf } from './due.ts';
import { consentsInForce } from './in-force.ts';
import { extensionOf, partOf } from './ours.ts';
import { detailOf } from './reading/agreements.ts';
import type { ActKind, Agreement, ClientRecord } from './record.ts';

/** How close someone is to the client: the circles of an ecogram, from the middle. */
export const CIRCLES = ['family', 'near', 'volunteer', 'professional'] as const;
export type Circle = (typeof CIRCLES)[number];

/** What to look at with someone. */
export const MARKS = ['overload', 'consent-ending', 'evaluation-due', 'on-hold'] as const;
export type Mark = (typeof MARKS)[number];

/** The people around a client, and what they do (NET-1). */
export interface Network {
  readonly client: { readonly reference: string; readonly name: string };
  readonly people: readonly Person[];
}

export interface Person {
  readonly reference: string;
  readonly name: string;
  readonly circle: Circle;
  readonly help: readonly Help[];
  readonly marks: readonly Mark[];
}

/** A line from someone to the client: what is done, on which consents. */
export interface Help {
  readonly kind: ActKind | 'backup' | 'unknown';
  readonly agreement: string;
  readonly act: string;
  readonly state: string;
  readonly consents: readonly string[];
}

interface Facts {
  readonly record: ClientRecord;
  /** The resources of the record by their reference: for names and words. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly nameOf: (resource: Resource | undefined) => string;
  readonly today: LocalDate;
}

/**
 * The care network of a client, from what is recorded: carers and who does an agreement, and the professionals who back them up. Nothing of
 * concerns is in it (DISC-13); overload is what an evaluation recorded. People are in the order of their circle, then of their name.
 */
export const networkOf = ({ record, resources, nameOf, today }: Facts): Network => {
  const people = new Map<string, { name: string; circle: Circle; help: Help[]; marks: Set<Mark> }>();
  const person = (reference: string, circle: Circle, display?: string) => {
    const known = people.get(reference);
    if (known) return known;
    const name = nameOf(resources.get(reference)) || display || reference;
    const made = { name, circle, help: [], marks: new Set<Mark>() };
    people.set(reference, made);
    return made;
  };
  for (const carer of record.carers) {
    if (carer.reference) person(carer.reference, circleOf(carer.role, resources.get(carer.reference)));
  }
  const due = dueOf(record, today);
  const overloaded = new Set(record.evaluations.filter(({ overload }) => overload).map(({ focus }) => focus));
  for (const agreement of record.agreements.filter(({ state }) => state === 'active' || state === 'on-hold')) {
    const detail = detailOf(resources.get(agreement.reference) ?? { resourceType: 'CarePlan' });
    const help: Help = {
      kind: agreement.act.kind ?? 'unknown',
      agreement: agreement.reference,
      act: actOf(detail),
      state: agreement.state,
      consents: consentsInForce(agreement, today).map(({ reference }) => reference),
    };
    const { carer } = agreement;
    if (carer.reference && !carer.self) {
      const display = displayOf(objects(detail['performer'])[0]);
      const found = person(carer.reference, circleOf(carer.role, resources.get(carer.reference)), display);
      found.help.push(help);
      for (const mark of marksOf(agreement, due, overloaded, today)) found.marks.add(mark);
    }
    const backup = partOf(extensionOf(detail, 'achterwacht'), 'who');
    const who = isObject(backup) ? backup['reference'] : undefined;
    if (typeof who === 'string')
      person(who, 'professional', displayOf(backup)).help.push({ ...help, kind: 'backup', consents: [] });
  }
  const order = ({ circle, name, reference }: Person) => `${CIRCLES.indexOf(circle)} ${name} ${reference}`;
  return {
    client: { reference: record.client.reference, name: nameOf(resources.get(record.client.reference)) },
    people: [...people]
      .map(([reference, { name, circle, help, marks }]) => ({
        reference,
        name,
        circle,
        help,
        marks: MARKS.filter((mark) => marks.has(mark)),
      }))
      .sort((a, b) => order(a).localeCompare(order(b), 'nl')),
  };
};

const circleOf = (role: string | undefined, resource: Resource | undefined): Circle => {
  if (role === 'vrijwilliger') return 'volunteer';
  if (role === 'professional') return 'professional';
  const codes = objects(resource?.['relationship']).flatMap(({ coding }) => objects(coding));
  const kin = codes.filter(({ system }) => system === KINSHIP).map(({ code }) => String(code));
  return kin.some((code) => !NOT_KIN.has(code)) ? 'family' : 'near';
};

const KINSHIP = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
/** Of that code system, what is no kinship or household. */
const NOT_KIN: ReadonlySet<string> = new Set(['FRND', 'NBOR', 'ROOM', 'GUARD', 'POWATT', 'DPOWATT', 'HPOWATT']);

const marksOf = (
  { reference, state, evaluation: { date } }: Agreement,
  due: readonly Due[],
  overloaded: ReadonlySet<string | undefined>,
  today: LocalDate,
): Mark[] => {
  const ends = due.some(
    (one) => one.kind === 'review' && ENDINGS.has(one.reason) && one.agreement.reference === reference,
  );
  const overdue = due.some((one) => one.kind === 'escalate' && one.of === 'evaluation' && one.task.focus === reference);
  const soon = state === 'active' && date !== undefined && date <= addDays(today, 14);
  return [
    ...(overloaded.has(reference) ? (['overload'] as const) : []),
    ...(ends ? (['consent-ending'] as const) : []),
    ...(overdue || soon ? (['evaluation-due'] as const) : []),
    ...(state === 'on-hold' ? (['on-hold'] as const) : []),
  ];
};

const ENDINGS: ReadonlySet<string> = new Set(['consent-ends', 'mandate-ends', 'birthday']);

const displayOf = (node: unknown): string | undefined =>
  isObject(node) && typeof node['display'] === 'string' ? node['display'] : undefined;

const actOf = (detail: ReturnType<typeof detailOf>): string => {
  const code = isObject(detail['code']) ? detail['code'] : {};
  return String(code['text'] ?? objects(code['coding'])[0]?.['display'] ?? '…');
};
