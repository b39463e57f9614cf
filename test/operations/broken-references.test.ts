import { expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { brokenReferences } from '../../src/operations/broken-references.ts';
import type { Call } from '../../src/operations/service.ts';

/** A server that keeps no integrity: nothing stands of what is referred to. */
const call = {
  server: { search: async () => ({ matches: [] }) },
  definitions: packagedDefinitions(),
} as unknown as Call;
const consent = (organization: string): Resource => ({
  resourceType: 'Consent',
  id: 'c',
  organization: [{ reference: organization }],
});

test.each([
  { what: 'is new', stood: undefined, severity: 'error' },
  { what: 'takes the place of another', stood: 'Organization/closed', severity: 'error' },
  { what: 'stood there before', stood: 'Organization/gone', severity: 'warning' },
])('a reference that leads nowhere and $what: $severity', async ({ stood, severity }) => {
  const resource = consent('Organization/gone');
  const standing = stood === undefined ? undefined : { resource: consent(stood), versionId: '1', lastUpdated: '' };
  const entry = { method: 'PUT', type: 'Consent', id: 'c', resource } as const;
  const found = await brokenReferences(call, [{ entry, expression: 'Consent' }], [standing]);
  expect(found).toMatchObject([
    { id: 'reference-not-found', severity, expression: 'Consent.organization[0].reference' },
  ]);
});
