import { type Language, render, type Text } from '../fhir/text.ts';
import { SECTIONS, type Section } from './codes.ts';
import { type Decision, decide } from './decide.ts';
import type { Human } from './human.ts';
import { REASONS } from './reasons.ts';
import type { DisclosureRecord } from './request.ts';
import { sectionTarget } from './target.ts';

/** A person whose access is explained. */
export interface Explained {
  /** `RelatedPerson/x`. */
  readonly reference: string;
  readonly human: Human;
  readonly purpose: string | undefined;
}

/** What one person may see of one section, and why. */
export interface AccessLine {
  readonly person: string;
  readonly section: Section;
  readonly decision: Decision;
}

/** Who may see what of this dossier on a day: the very decisions that reads are held to, for each person and section. */
export const explainAccess = (
  record: DisclosureRecord,
  persons: readonly Explained[],
  date: string,
): readonly AccessLine[] =>
  persons.flatMap(({ reference, human, purpose }) =>
    SECTIONS.map((section) => ({
      person: reference,
      section,
      decision: decide(record, { reader: human, target: sectionTarget(section), ...(purpose && { purpose }), date }),
    })),
  );

/** The sections by the words that people use; those of the code system dossier-section. */
export const SECTION_NAMES: Readonly<Record<Section, Text>> = {
  agreements: { nl: 'Afspraken over informele zorg', en: 'Agreements on informal care' },
  'care-plan': { nl: 'Zorgplan', en: 'Care plan' },
  'daily-reports': { nl: 'Dagrapportages', en: 'Daily reports' },
  medication: { nl: 'Medicatie', en: 'Medication' },
  measurements: { nl: 'Metingen', en: 'Measurements' },
  appointments: { nl: 'Afspraken in de agenda', en: 'Appointments' },
  problems: { nl: 'Problemen en diagnosen', en: 'Problems and diagnoses' },
  documents: { nl: 'Documenten', en: 'Documents' },
};

const ANSWER: Readonly<Record<Decision['outcome'], Text>> = {
  permit: { nl: '{what}: ja.', en: '{what}: yes.' },
  deny: { nl: '{what}: nee.', en: '{what}: no.' },
  undecided: {
    nl: '{what}: nee, zolang niet duidelijk is wat er staat.',
    en: '{what}: no, as long as it is not clear what it says.',
  },
};

/** A decision in a few plain sentences, from its own reasons; each said once. */
export const sentences = ({ outcome, reasons }: Decision, what: string, language: Language): string => {
  const told = reasons.map(({ code }) => REASONS[code].text[language]);
  return [render(ANSWER[outcome], language, { what }), ...new Set(told)].join(' ');
};
