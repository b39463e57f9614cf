import { isObject, objects, type Resource } from '../fhir/json.ts';
import type { Text } from '../fhir/text.ts';
import { booleansIn } from './answers.ts';

/** Who somebody is towards a client, by the answers of the role check. */
export interface DeterminedRole {
  /** `none`: spontaneous help that is no role. `undecided`: to be discussed with a professional. */
  readonly role: 'client' | 'mantelzorger' | 'vrijwilliger' | 'professional' | 'none' | 'undecided';
  readonly rule: string;
  readonly text: Text;
}

/** What the role check was answered; undefined is: not known. */
interface Facts {
  readonly [question: string]: boolean | undefined;
}

/** A case of ROLE-1 to ROLE-10, the first that applies decides. */
interface Case extends DeterminedRole {
  readonly applies: (facts: Facts, careAct: boolean) => boolean;
}

const CASES: readonly Case[] = [
  {
    role: 'client',
    rule: 'ACT-18',
    text: {
      nl: 'U doet het bij uzelf: daar is geen rol, instemming of opdracht voor nodig. Leg wel vast wie u kunt bellen en wanneer er wordt geëvalueerd.',
      en: 'You do it on yourself: no role, consent or order is needed for that. Do record whom you can call and when it is evaluated.',
    },
    applies: ({ self }) => self === true,
  },
  {
    role: 'professional',
    rule: 'ROLE-7',
    text: {
      nl: 'Wie werkt voor een bedrijf dat mantelzorg als dienst levert, is zorgprofessional; dat bedrijf heeft de plichten van een zorginstelling.',
      en: 'Who works for a company that sells mantelzorg as a service is a professional; that company has the duties of a care organisation.',
    },
    applies: (facts) => facts['company-employee'] === true,
  },
  {
    role: 'mantelzorger',
    rule: 'ROLE-6',
    text: {
      nl: 'U had al een persoonlijke band en doet dit buiten uw werk om: u bent mantelzorger, ook als zorgprofessional. Spreek af wanneer er geëvalueerd wordt.',
      en: 'You had a personal bond already and do this outside your work: you are a mantelzorger, though a professional too. Agree when it is evaluated.',
    },
    applies: ({ bond, professional, wages }) => bond === true && professional === true && wages !== true,
  },
  {
    role: 'mantelzorger',
    rule: 'ROLE-3',
    text: {
      nl: 'U had al een persoonlijke band: dan blijft u mantelzorger, ook als u uit het persoonsgebonden budget wordt betaald.',
      en: 'You had a personal bond already: then you stay a mantelzorger, though you are paid from the personal budget.',
    },
    applies: ({ bond, pgb }) => bond === true && pgb === true,
  },
  {
    role: 'mantelzorger',
    rule: 'ROLE-1',
    text: {
      nl: 'U had al een persoonlijke band met de cliënt voordat de zorg begon: u bent mantelzorger.',
      en: 'You had a personal bond with the client before the care started: you are a mantelzorger.',
    },
    applies: ({ bond, wages }) => bond === true && wages !== true,
  },
  {
    role: 'professional',
    rule: 'ROLE-10',
    text: {
      nl: 'Wie betaald wordt zonder persoonlijke band van vóór de zorg, is zorgprofessional.',
      en: 'Who is paid without a personal bond from before the care is a professional.',
    },
    applies: ({ bond, wages, pgb }) => bond === false && (wages === true || pgb === true),
  },
  {
    role: 'vrijwilliger',
    rule: 'ROLE-4',
    text: {
      nl: 'Een zorghandeling bij iemand met wie u geen persoonlijke band had, doet u als vrijwilliger, ook af en toe. Andere hulp als het regelmatig is en de organisatie erom vroeg.',
      en: 'A care act for somebody with whom you had no personal bond you do as a volunteer, also now and then. Other help when it is regular and the organisation asked for it.',
    },
    applies: (facts, careAct) =>
      facts['bond'] === false &&
      facts['other-client'] === true &&
      (careAct || (facts['structural'] === true && facts['requested'] === true)),
  },
  {
    role: 'none',
    rule: 'ROLE-5',
    text: {
      nl: 'Wie spontaan een andere cliënt helpt met iets dat geen zorghandeling is, is daarmee geen vrijwilliger, en doet dat niet voor rekening van de organisatie.',
      en: 'Who spontaneously helps another client with something that is no care act is not a volunteer for that, and does it not for the account of the organisation.',
    },
    applies: (facts) => facts['bond'] === false && facts['other-client'] === true && facts['organised'] !== true,
  },
  {
    role: 'vrijwilliger',
    rule: 'ROLE-2',
    text: {
      nl: 'Geen persoonlijke band van tevoren, onbetaald en via een organisatie: u bent vrijwilliger. Een vergoeding binnen de belastingvrije grens is geen loon.',
      en: 'No personal bond beforehand, unpaid and through an organisation: you are a volunteer. An allowance within the tax-free limit is not wages.',
    },
    applies: ({ bond, organised }) => bond === false && organised === true,
  },
];

const UNDECIDED: DeterminedRole = {
  role: 'undecided',
  rule: 'ROLE-10',
  text: {
    nl: 'Uit deze antwoorden volgt geen rol: bespreek met een zorgprofessional welke rol past.',
    en: 'No role follows from these answers: discuss with a professional which one fits.',
  },
};

/** From the answers of the role check to the role, and the rule that decided (ROLE-1 to ROLE-10, ACT-18). */
export const determineRole = (answers: Resource): DeterminedRole => {
  const facts: Facts = Object.fromEntries(booleansIn(answers));
  const careAct = kindIn(answers) === 'care-act';
  const { role, rule, text } = CASES.find(({ applies }) => applies(facts, careAct)) ?? UNDECIDED;
  return { role, rule, text };
};

const kindIn = (answers: Resource): unknown => {
  const item = objects(answers['item']).find(({ linkId }) => linkId === 'kind');
  const coding = objects(item?.['answer'])[0]?.['valueCoding'];
  return isObject(coding) ? coding['code'] : undefined;
};
