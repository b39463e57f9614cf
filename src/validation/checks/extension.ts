import { found, type Kind } from '../check.ts';
import type { Program } from '../program.ts';
import type { Place, Run } from '../run.ts';
import { checkContext } from './extension-context.ts';

/** Extensions that no definition at hand describes (R4 §2.4.1): others' may stand, but nobody has looked into them. */
const unknown: Kind = {
  id: 'extension-undecided',
  code: 'extension',
  outcome: 'undecided',
  text: {
    nl: 'Deze extensie is hier niet bekend; de inhoud is niet beoordeeld.',
    en: 'This extension is not known here; its content was not evaluated.',
  },
};

/** For who asks that every extension be known. */
const refused: Kind = {
  id: 'extension-unknown',
  code: 'extension',
  text: { nl: 'Deze extensie is hier niet bekend.', en: 'This extension is not known here.' },
};

/** One that changes the meaning of what it stands in must be understood, or the whole is not (R4 §2.4.2). */
const unknownModifier: Kind = {
  id: 'modifier-extension-unknown',
  code: 'extension',
  text: {
    nl: 'Een modifierExtension die hier niet bekend is, mag niet worden genegeerd.',
    en: 'A modifierExtension that is not known here must not be ignored.',
  },
};

/** "The url … SHALL be an absolute URL" of an extension by itself; a part of a complex one has the name that its definition gives. */
const relativeUrl: Kind = {
  id: 'extension-url',
  code: 'extension',
  text: {
    nl: 'Geen onderdeel van de extensie waarin het staat, en geen absolute URL.',
    en: 'No part of the extension that it stands in, and no absolute URL.',
  },
};

/** StructureDefinition.snapshot.element.isModifier: what changes the meaning is a modifierExtension, and nothing else is. R4 §2.4.2. */
const wrongKind: Kind = {
  id: 'extension-modifier',
  code: 'extension',
  text: {
    nl: 'Deze extensie is {is}, en staat als {as}.',
    en: 'This extension is {is}, and stands as {as}.',
  },
};

/** Extension.url is a plain value (R4 §2.24.0.16), not an element that extensions could say more of, or stand in for. */
const extendedUrl: Kind = {
  id: 'extension-url-extended',
  code: 'structure',
  text: {
    nl: 'De url van een extensie heeft een waarde, en geen extensies.',
    en: 'The url of an extension has a value, and no extensions.',
  },
};

export const reportExtendedUrl = (run: Run, { expression, element }: Place): void =>
  run.report(found(extendedUrl, `${expression}.url`, element.source));

/** The definition of an extension, once it is known to stand where it may; undefined where there is none at hand. */
export const definitionOfExtension = (run: Run, place: Place, url: string): Program | undefined => {
  const { element, expression } = place;
  const report = (kind: Kind, parameters = {}) => run.report(found(kind, expression, element.source, parameters));
  const definition = run.definitions.structure(url);
  const program = run.program(url);
  if (definition && program?.type === 'Extension') {
    checkContext(run, place, definition);
    const [as, is] = [element.name, program.root.definition.isModifier === true ? 'modifierExtension' : 'extension'];
    if (as !== is && (as === 'modifierExtension' || as === 'extension')) report(wrongKind, { as, is });
    return program;
  }
  if (element.name === 'modifierExtension') report(unknownModifier);
  else if (/^[a-z][a-z0-9+.-]*:/i.test(url)) report(run.options.unknownExtensions === 'refuse' ? refused : unknown);
  else if (!isPart(run, place, url)) report(relativeUrl);
  return undefined;
};

/** Whether the extension around it names such a part; one whose definition is not at hand may. */
const isPart = (run: Run, { parent }: Place, url: string): boolean => {
  const value = parent?.value;
  if (parent?.use.code !== 'Extension' || typeof value !== 'object' || value === null || Array.isArray(value))
    return false;
  const around = typeof value['url'] === 'string' ? value['url'] : '';
  const program = run.program(around);
  if (!program) return true;
  const parts = program.root.children.find((child) => child.name === 'extension')?.slicing?.slices ?? [];
  return parts.some(({ element }) => {
    const fixed = element.children.find((child) => child.name === 'url')?.definition.fixedUri;
    return fixed === url || element.types.some((type) => type.profiles.includes(url));
  });
};
