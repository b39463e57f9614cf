/**
 * The layers: a folder of src imports only folders of a lower layer, and itself. Type imports count too: what a file must
 * know is what it depends on.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ['fhir'],
  ['fhirpath'],
  ['definitions', 'gateway'],
  ['sandbox', 'validation', 'agreements', 'disclosure', 'identity'],
  ['documents', 'access'],
  ['audit', 'operations', 'synth'],
  ['http', 'issuer', 'conformance'],
  ['spaces'],
  ['cli'],
];

const folders = LAYERS.flatMap((layer, level) => layer.map((folder) => ({ folder, level })));
const below = (level: number) => LAYERS.slice(0, level).flat();
const inside = (names: readonly string[], root: string) => `^${root}/(${names.join('|')})/`;

/** The rules over the sources in `root` (`src`, or a planted tree in the test that proves that they bite). */
export const rulesFor = (root: string) => [
  { name: 'no-loops', severity: 'error', from: { path: `^${root}/` }, to: { circular: true } },
  ...folders.map(({ folder, level }) => ({
    name: `layer-${folder}`,
    severity: 'error',
    from: { path: inside([folder], root) },
    to: { path: `^${root}/`, pathNot: inside([folder, ...below(level)], root) },
  })),
  // main.ts puts the parts together and config.ts reads the environment: nothing below knows either.
  { name: 'main-is-the-top', severity: 'error', from: {}, to: { path: `^${root}/main\\.ts$` } },
  {
    name: 'config-is-read-once',
    severity: 'error',
    from: { pathNot: `^${root}/main\\.ts$` },
    to: { path: `^${root}/config\\.ts$` },
  },
  {
    name: 'known-folder',
    severity: 'error',
    from: { path: `^${root}/[^/]+/`, pathNot: inside(LAYERS.flat(), root) },
    to: {},
  },
];

export const optionsFor = (root: string) => ({
  includeOnly: { path: `^${root}/` },
  // TypeScript 7 has no API for tools yet, so swc reads the imports; type imports are then seen as well.
  parser: 'swc',
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js'] },
});
