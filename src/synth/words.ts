/** What the dossiers are told in. Common Dutch names and places; who bears them is nobody. */

export const WOMEN = [
  ...['Annie', 'Corrie', 'Gerda', 'Hennie', 'Ineke', 'Jopie', 'Lenie', 'Marijke', 'Riet', 'Truus', 'Wil', 'Fatima'],
  ...['Aisha', 'Sandra', 'Monique', 'Petra', 'Karin', 'Yvonne', 'Esther', 'Naima'],
] as const;
export const MEN = [
  ...['Bert', 'Cor', 'Dirk', 'Gerrit', 'Harry', 'Henk', 'Jan', 'Joop', 'Klaas', 'Piet', 'Sjaak', 'Wim', 'Mohammed'],
  ...['Ahmet', 'Marco', 'Peter', 'Ronald', 'Erik', 'Hans', 'Winston'],
] as const;
export const FAMILIES = [
  ...['Bakker', 'Bosman', 'Brouwer', 'Dekker', 'Dijkstra', 'Hendriks', 'Jansen', 'Kok', 'Kuipers', 'Meijer', 'Mulder'],
  ...[
    'Peters',
    'Schouten',
    'Smit',
    'Veenstra',
    'Visser',
    'Vos',
    'Yilmaz',
    'Willems',
    'El Amrani',
    'Martina',
    'Hoekstra',
  ],
] as const;
export const STREETS = [
  'Dorpsstraat',
  'Kerkstraat',
  'Lindelaan',
  'Molenweg',
  'Schoolstraat',
  'Stationsweg',
  'Wilgenlaan',
] as const;
export const TOWNS = [
  { town: 'Groningen', postcode: '9711', area: '050' },
  { town: 'Zwolle', postcode: '8011', area: '038' },
  { town: 'Nijmegen', postcode: '6511', area: '024' },
  { town: 'Breda', postcode: '4811', area: '076' },
  { town: 'Haarlem', postcode: '2011', area: '023' },
] as const;
export const HOUSES = ['De Linde', 'De Eik', 'Het Waterhof', 'De Brug', 'Zonnehoek', 'De Molenwiek'] as const;
export const PROBLEMS = [
  'Diabetes mellitus type 2',
  'Dementie',
  'Hartfalen',
  'CVA met halfzijdige verlamming',
  'COPD',
  'Ziekte van Parkinson',
  'Reumatoïde artritis',
] as const;

/** How a mantelzorger is related to the client: v3-RoleCode, and in Dutch; of which sex, and how much younger at least and at most. */
export const KINSHIPS = [
  { code: 'DAUC', word: 'Dochter', sex: 'female', years: [22, 38] },
  { code: 'SONC', word: 'Zoon', sex: 'male', years: [22, 38] },
  { code: 'WIFE', word: 'Echtgenote', sex: 'female', years: [-4, 6] },
  { code: 'HUSB', word: 'Echtgenoot', sex: 'male', years: [-4, 6] },
  { code: 'SIS', word: 'Zus', sex: 'female', years: [-8, 10] },
  { code: 'NIECE', word: 'Nicht', sex: 'female', years: [20, 40] },
] as const;

/** An act as a dossier tells it. `learn`: it is learnt first. */
export interface ToldAct {
  readonly code: string;
  readonly display: string;
  readonly when: readonly string[];
  readonly instruction: string;
  readonly learn: boolean;
}

const DAILY = ['Elke ochtend', 'Elke avond', 'Twee keer per dag', 'In het weekend'] as const;
const told = (code: string, display: string, when: readonly string[], instruction: string, learn = false): ToldAct => ({
  ...{ code, display, when, instruction, learn },
});

/** Care acts, reserved ones among them. */
export const CARE_ACTS: readonly ToldAct[] = [
  told(
    'insulin-injection',
    'Insuline spuiten',
    DAILY,
    'Kijk op de toedienlijst welke dosis het is, spuit met de pen, teken af.',
    true,
  ),
  told('glucose-measurement', 'Bloedsuiker meten', DAILY, 'Meet voor de maaltijd en schrijf de waarde op.', true),
  told('eye-drops', 'Oogdruppels geven', DAILY, 'Was de handen, één druppel in elk oog, teken af.', true),
  told('support-stockings', 'Steunkousen aan- en uittrekken', DAILY, 'Aan vóór het opstaan, uit voor de nacht.', true),
  told('medicines', 'Medicijnen geven', DAILY, 'Geef wat in de weekdoos zit en teken af op de toedienlijst.', true),
  told(
    'wound-care',
    'Wond verzorgen',
    ['Om de dag', 'Elke ochtend'],
    'Spoel, dek af, en bel als de wond rood of warm is.',
    true,
  ),
  told('stoma-care', 'Stoma verzorgen', ['Om de dag'], 'Zakje verwisselen en naar de huid kijken.', true),
];
export const PERSONAL_CARE: readonly ToldAct[] = [
  told('washing', 'Helpen met wassen', DAILY, 'Zittend aan de wastafel; rug en benen helpen.'),
  told('dressing', 'Helpen met aankleden', DAILY, 'Begin met de zwakke arm.'),
  told('eating', 'Helpen met eten en drinken', ['Bij de warme maaltijd'], 'Rechtop zitten, rustig aan.'),
];
export const COMPANY: readonly ToldAct[] = [
  told('walking', 'Wandelen', ['Op dinsdag', 'Twee keer per week'], 'Een half uur, met de rollator.'),
  told('coffee', 'Samen koffie drinken', ['Op donderdagochtend'], 'In de huiskamer, met wie er is.'),
  told('shopping', 'Boodschappen doen', ['Op vrijdag'], 'Het lijstje ligt op het aanrecht.'),
];
