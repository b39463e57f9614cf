import { CIRCLES, type Circle, type Help, MARKS, type Mark, type Network, type Person } from '../agreements/network.ts';
import { type Language, render, type Text } from '../fhir/text.ts';
import { escaped } from './markup.ts';

/** Sizes in pixels of the drawing; a letter is taken as wide as the widest common font has it. */
const NODE = 24;
const SIZE = 14;
const LINE = 17;
const LETTER = SIZE * 0.64;
const LABEL = 148;
const MOST_LINES = 2;
const FIRST_RADIUS = 172;
const BETWEEN = 172;
const EDGE = 110;
const LEGEND = 150;

/**
 * The ecogram of a care network as SVG: the client in the middle, people on circles by how close they are, lines by kind of help, marks by letters in shapes. It
 * needs no colour, is read out in its title and description, and no text leaves its place, however long a name is.
 */
export const ecogram = (network: Network, language: Language): string => {
  const say = (text: Text, values: Record<string, string> = {}) => render(text, language, values);
  const rings = ringsOf(network);
  const radius = rings.at(-1)?.radius ?? FIRST_RADIUS;
  const width = Math.max(2 * (radius + EDGE), 640);
  const height = 2 * (radius + EDGE) + LEGEND;
  const centre = { x: width / 2, y: radius + EDGE };
  const placed = rings.flatMap(({ people, radius: far }, ring) =>
    people.map((person, index) => {
      // Each ring begins a little further, so that people do not stand in one line.
      const angle = ((index + 0.5) / people.length) * 2 * Math.PI - Math.PI / 2 + ring * 0.35;
      return { person, x: round(centre.x + far * Math.cos(angle)), y: round(centre.y + far * Math.sin(angle)) };
    }),
  );
  const title = say(TITLE, { name: network.client.name });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" lang="${language}" role="graphics-document document" aria-labelledby="title desc" font-family="'DejaVu Sans', Verdana, Arial, sans-serif" font-size="${SIZE}" fill="#111">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(description(network, language))}</desc>
<rect width="100%" height="100%" fill="#fff"/>
<g aria-hidden="true">
${rings.map(({ circle, radius: far }) => ring(centre, far, say(CIRCLE[circle]))).join('\n')}
${placed.flatMap(({ person, x, y }) => linesTo(person, centre, x, y)).join('\n')}
</g>
${node(centre.x, centre.y, network.client.name, [], network.client.name, 'client', language)}
${placed.map(({ person, x, y }) => node(x, y, person.name, person.marks, spoken(person, language), person.circle, language)).join('\n')}
${legend(width, height - LEGEND, language)}
</svg>
`;
};

interface Ring {
  readonly circle: Circle;
  readonly people: readonly Person[];
  readonly radius: number;
}

/** Only circles with people on them; each wide enough for all of its names. */
const ringsOf = ({ people }: Network): Ring[] => {
  let radius = FIRST_RADIUS - BETWEEN;
  return CIRCLES.map((circle) => ({ circle, people: people.filter((one) => one.circle === circle) }))
    .filter((ring) => ring.people.length > 0)
    .map((ring) => {
      radius = Math.max(radius + BETWEEN, (ring.people.length * (LABEL + 12)) / (2 * Math.PI));
      return { ...ring, radius: Math.ceil(radius) };
    });
};

const round = (value: number): number => Math.round(value * 10) / 10;

const ring = ({ x, y }: { x: number; y: number }, radius: number, label: string): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="none" stroke="#999"/><text x="${round(x)}" y="${round(y - radius - 6)}" text-anchor="middle" font-size="11" fill="#444">${escaped(label)}</text>`;

/** How a kind of help is drawn: by the form of its line. */
const DASHES: Readonly<Record<Help['kind'], string>> = {
  'care-act': '',
  'personal-care': ' stroke-dasharray="10 5"',
  company: ' stroke-dasharray="2 5" stroke-linecap="round"',
  backup: ' stroke-dasharray="12 4 2 4"',
  unknown: ' stroke-dasharray="10 5"',
};
const WIDTHS: Readonly<Record<Help['kind'], number>> = {
  'care-act': 3,
  'personal-care': 2,
  company: 2.5,
  backup: 1.25,
  unknown: 1,
};

/** One line for each kind of help, beside each other. */
const linesTo = ({ help }: Person, centre: { x: number; y: number }, x: number, y: number): string[] => {
  const kinds = [...new Set(help.map(({ kind }) => kind))];
  const length = Math.hypot(x - centre.x, y - centre.y) || 1;
  const [along, across] = [(x - centre.x) / length, (y - centre.y) / length];
  return kinds.map((kind, index) => {
    const shift = (index - (kinds.length - 1) / 2) * 7;
    const at = (from: { x: number; y: number }, by: number) =>
      [round(from.x + along * by - across * shift), round(from.y + across * by + along * shift)] as const;
    const [x1, y1] = at(centre, NODE);
    const [x2, y2] = at({ x, y }, -NODE);
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#111" stroke-width="${WIDTHS[kind]}"${DASHES[kind]}/>`;
  });
};

const node = (
  x: number,
  y: number,
  name: string,
  marks: readonly Mark[],
  label: string,
  shape: Circle | 'client',
  language: Language,
): string => {
  const lines = wrapped(name);
  const text = lines
    .map(
      (line, index) =>
        `<text x="${round(x)}" y="${round(y + NODE + LINE * (index + 1) - 2)}" text-anchor="middle" stroke="#fff" stroke-width="4" paint-order="stroke">${escaped(line)}</text>`,
    )
    .join('');
  const signs = marks
    .map((mark, index) =>
      sign(x + NODE + 6 + (index % 2) * 20, y - NODE - 2 + Math.floor(index / 2) * 20, mark, language),
    )
    .join('');
  return `<g role="graphics-symbol img" aria-label="${escaped(label)}"><title>${escaped(label)}</title>${SHAPES[shape](round(x), round(y))}<text x="${round(x)}" y="${round(y + 5)}" text-anchor="middle" font-weight="bold" aria-hidden="true">${escaped(initials(name))}</text>${text}${signs}</g>`;
};

/** Who someone is shows in the shape too. */
const SHAPES: Readonly<Record<Circle | 'client', (x: number, y: number) => string>> = {
  client: (x, y) => `<circle cx="${x}" cy="${y}" r="${NODE}" fill="#fff" stroke="#111" stroke-width="4"/>`,
  family: (x, y) => `<circle cx="${x}" cy="${y}" r="${NODE}" fill="#fff" stroke="#111" stroke-width="2"/>`,
  near: (x, y) =>
    `<circle cx="${x}" cy="${y}" r="${NODE}" fill="#fff" stroke="#111" stroke-width="2" stroke-dasharray="6 3"/>`,
  volunteer: (x, y) =>
    `<path d="M${x} ${y - NODE - 3}L${x + NODE + 3} ${y}L${x} ${y + NODE + 3}L${x - NODE - 3} ${y}Z" fill="#fff" stroke="#111" stroke-width="2"/>`,
  professional: (x, y) =>
    `<rect x="${x - NODE}" y="${y - NODE + 2}" width="${2 * NODE}" height="${2 * NODE - 4}" fill="#fff" stroke="#111" stroke-width="2"/>`,
};

const LETTERS: Readonly<Record<Mark, Text>> = {
  overload: { nl: '!', en: '!' },
  'consent-ending': { nl: 'I', en: 'C' },
  'evaluation-due': { nl: 'E', en: 'E' },
  'on-hold': { nl: 'P', en: 'H' },
};

const sign = (x: number, y: number, mark: Mark, language: Language): string =>
  `<g aria-hidden="true"><circle cx="${round(x)}" cy="${round(y)}" r="9" fill="#111"/><text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle" font-size="12" font-weight="bold" fill="#fff">${escaped(render(LETTERS[mark], language))}</text></g>`;

const initials = (name: string): string =>
  name
    .split(/[\s,]+/)
    .map((word) => [...word][0] ?? '')
    .filter((letter) => /\p{Lu}/u.test(letter))
    .slice(0, 2)
    .join('') || [...name].slice(0, 1).join('').toUpperCase();

/** A name in at most two lines that fit under a node; what is left out is in the title. */
const wrapped = (name: string): string[] => {
  const most = Math.floor(LABEL / LETTER);
  const lines: string[] = [];
  for (const word of name.split(/\s+/).flatMap((one) => pieces(one, most))) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  const last = [...(lines[MOST_LINES - 1] as string)].slice(0, most - 1).join('');
  return [...lines.slice(0, MOST_LINES - 1), `${last}…`];
};

const pieces = (word: string, most: number): string[] => {
  const letters = [...word];
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += most) parts.push(letters.slice(at, at + most).join(''));
  return parts;
};

const spoken = ({ name, circle, help, marks }: Person, language: Language): string => {
  const say = (text: Text, values: Record<string, string> = {}) => render(text, language, values);
  const done = help.map(({ act, kind }) => say(kind === 'backup' ? BACKS_UP : DOES, { act, kind: say(KIND[kind]) }));
  return [`${name}, ${say(ONE[circle])}`, ...done, ...marks.map((mark) => say(MARK[mark]))].join('. ');
};

const description = ({ people }: Network, language: Language): string =>
  people.length === 0 ? render(NOBODY, language) : `${people.map((person) => spoken(person, language)).join('. ')}.`;

const legend = (width: number, top: number, language: Language): string => {
  const say = (text: Text) => render(text, language);
  const column = Math.floor(width / 2);
  const kinds = (['care-act', 'personal-care', 'company', 'backup'] as const).map((kind, index) => {
    const y = top + 24 + index * 26;
    return `<line x1="24" y1="${y}" x2="84" y2="${y}" stroke="#111" stroke-width="${WIDTHS[kind]}"${DASHES[kind]}/><text x="94" y="${y + 5}">${escaped(say(KIND[kind]))}</text>`;
  });
  const marks = MARKS.map((mark, index) => {
    const y = top + 24 + index * 26;
    return `${sign(column + 20, y, mark, language)}<text x="${column + 38}" y="${y + 5}">${escaped(say(MARK[mark]))}</text>`;
  });
  return `<g aria-hidden="true">${[...kinds, ...marks].join('')}</g>`;
};

const TITLE: Text = { nl: 'Zorgnetwerk van {name}', en: 'Care network of {name}' };
const NOBODY: Text = { nl: 'Er staat niemand vastgelegd.', en: 'Nobody is recorded.' };
const DOES: Text = { nl: 'Doet: {act} ({kind})', en: 'Does: {act} ({kind})' };
const BACKS_UP: Text = { nl: 'Is achterwacht voor: {act}', en: 'Backs up: {act}' };
const CIRCLE: Readonly<Record<Circle, Text>> = {
  family: { nl: 'familie', en: 'family' },
  near: { nl: 'naasten', en: 'people nearby' },
  volunteer: { nl: 'vrijwilligers', en: 'volunteers' },
  professional: { nl: 'professionals', en: 'professionals' },
};
const ONE: Readonly<Record<Circle, Text>> = {
  family: { nl: 'familie', en: 'family' },
  near: { nl: 'naaste', en: 'somebody nearby' },
  volunteer: { nl: 'vrijwilliger', en: 'volunteer' },
  professional: { nl: 'professional', en: 'professional' },
};
const KIND: Readonly<Record<Help['kind'], Text>> = {
  'care-act': { nl: 'zorghandeling', en: 'care act' },
  'personal-care': { nl: 'persoonlijke verzorging', en: 'personal care' },
  company: { nl: 'gezelschap of praktische hulp', en: 'company or practical help' },
  backup: { nl: 'achterwacht', en: 'achterwacht (backup)' },
  unknown: { nl: 'andere hulp', en: 'other help' },
};
const MARK: Readonly<Record<Mark, Text>> = {
  overload: { nl: 'overbelasting gezien', en: 'overload was seen' },
  'consent-ending': { nl: 'instemming loopt af', en: 'consent ends soon' },
  'evaluation-due': { nl: 'evaluatie nodig', en: 'evaluation due' },
  'on-hold': { nl: 'op pauze', en: 'on hold' },
};
