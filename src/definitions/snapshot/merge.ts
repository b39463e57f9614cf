import type { ElementDefinition, ElementDefinitionSlicing } from '@medplum/fhirtypes';

/**
 * What a differential says of an element, laid over what its base says (R4 §5.1.0.5, §2.26): a value takes the place of the
 * base's, a list of things that all hold is added to.
 */
export const merged = (base: ElementDefinition, said: ElementDefinition): ElementDefinition => {
  const chosen = CHOICES.filter((choice) => Object.keys(said).some((name) => isOf(choice, name)));
  const stands = (name: string) => !chosen.some((choice) => isOf(choice, name));
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(base).filter(([name]) => stands(name)));
  for (const [name, value] of Object.entries(said)) if (!KEPT.has(name) && value !== undefined) result[name] = value;
  for (const name of TEXTS) {
    const text = said[name];
    if (typeof text === 'string' && text.startsWith('...'))
      result[name] = `${base[name] ?? ''}\n${text.slice(3)}`.trim();
  }
  const added = <T>(
    name: string,
    own: readonly T[] | undefined,
    further: readonly T[] | undefined,
    key: (item: T) => unknown,
  ) => {
    if (further) result[name] = union(own ?? [], further, key);
  };
  added('constraint', base.constraint, said.constraint, ({ key }) => key);
  added('condition', base.condition, said.condition, (id) => id);
  added('alias', base.alias, said.alias, (text) => text);
  added('code', base.code, said.code, (coding) => `${coding.system}|${coding.code}`);
  added('mapping', base.mapping, said.mapping, (m) => `${m.identity}|${m.map}`);
  added('example', base.example, said.example, (example) => JSON.stringify(example));
  if (said.slicing) result['slicing'] = mergedSlicing(base.slicing, said.slicing, base.path.endsWith('[x]'));
  if (said.binding) result['binding'] = mergedBinding(base.binding, said.binding);
  if (said.extension)
    result['extension'] = [
      ...(base.extension ?? []).filter((own) => !said.extension?.some((e) => e.url === own.url)),
      ...said.extension,
    ];
  return result as unknown as ElementDefinition;
};

/** Where an element stands is for its place to say, and where it came from first for its base. */
const KEPT = new Set(['id', 'path', 'sliceName', 'base', 'contentReference']);
/** Of each of these an element has one, whatever its type. */
const CHOICES = ['fixed', 'pattern', 'defaultValue', 'minValue', 'maxValue'];
const isOf = (choice: string, name: string): boolean => {
  const plain = name.replace(/^_/, '');
  return plain.startsWith(choice) && /^[A-Z]/.test(plain.slice(choice.length));
};
const TEXTS = ['definition', 'comment', 'requirements'] as const;

/** The items of both, the base's first; of the same key the base's stays where it stands. */
const union = <T>(own: readonly T[], further: readonly T[], key: (item: T) => unknown): T[] => {
  const known = new Set(own.map(key));
  return [...own, ...further.filter((item) => !known.has(key(item)))];
};

const mergedSlicing = (
  own: ElementDefinitionSlicing | undefined,
  said: ElementDefinitionSlicing,
  choice: boolean,
): ElementDefinitionSlicing => ({
  // Of a choice one is there at the most, so that the order of its slices says nothing.
  ...(choice && { ordered: false }),
  ...own,
  ...said,
  ...((own?.discriminator || said.discriminator) && {
    discriminator: union(own?.discriminator ?? [], said.discriminator ?? [], (d) => `${d.type} ${d.path}`),
  }),
});

type Binding = NonNullable<ElementDefinition['binding']>;

/** What more the base says of its binding (a widest value set) holds on, but says nothing beside a required one. */
const mergedBinding = (own: Binding | undefined, said: Binding): Binding => {
  if (!own) return said;
  const { extension, ...rest } = own;
  return { ...rest, ...(extension && said.strength !== 'required' && { extension }), ...said };
};
