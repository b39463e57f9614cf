import type { Json } from '../../../src/fhir/json.ts';
import type { Table } from '../table.ts';

type Entry = Record<string, Json>;

const bundle = (type: string, entry: Entry[], more: Entry = {}): Json => ({
  resourceType: 'Bundle',
  type,
  ...more,
  entry,
});
const patient = (id: string, more: Entry = {}): Entry => ({ resourceType: 'Patient', id, active: true, ...more });
const at = (id: string, resource: Entry = patient(id), more: Entry = {}): Entry => ({
  fullUrl: `http://a.example/fhir/${resource['resourceType']}/${id}`,
  resource,
  ...more,
});
const composition = (more: Entry = {}): Entry => ({
  resourceType: 'Composition',
  id: 'c',
  status: 'final',
  type: { text: 'a' },
  subject: { reference: 'Patient/p' },
  date: '2026-11-25',
  author: [{ reference: 'Practitioner/d' }],
  title: 'a',
  ...more,
});
const doctor: Entry = { resourceType: 'Practitioner', id: 'd', active: true };
const header = (more: Entry = {}): Entry => ({
  resourceType: 'MessageHeader',
  id: 'm',
  eventUri: 'http://a.example/event',
  source: { endpoint: 'http://a.example/from' },
  ...more,
});
const IDENTIFIED = { identifier: { system: 'http://a.example', value: '1' }, timestamp: '2026-11-25T10:00:00Z' };
const document = (...entry: Entry[]): Json => bundle('document', entry, IDENTIFIED);

/** Bundles by type: R4 §2.36, §3.1.4, and what bdl-1 to bdl-12 say. */
export const bundles: Table = {
  kind: 'Bundles',
  cases: [
    {
      title: 'an entry of a collection without a fullUrl',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [{ resource: patient('p') }]),
      finds: ['full-url-missing Bundle.entry[0]'],
    },
    {
      title: 'an entry to be written needs no fullUrl',
      right: bundle('transaction', [{ resource: patient('p'), request: { method: 'POST', url: 'Patient' } }]),
      wrong: bundle('transaction', [{ resource: patient('p') }]),
      finds: ['bdl-3 Bundle'],
    },
    {
      title: 'a fullUrl that ends with another id',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [at('q', patient('p'))]),
      finds: ['full-url Bundle.entry[0].fullUrl'],
    },
    {
      title: 'a fullUrl that ends with another type',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [{ ...at('p'), fullUrl: 'http://a.example/fhir/Person/p' }]),
      finds: ['full-url Bundle.entry[0].fullUrl'],
    },
    {
      title: 'a fullUrl that is relative',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [{ ...at('p'), fullUrl: 'Patient/p' }]),
      finds: ['full-url-relative Bundle.entry[0].fullUrl'],
    },
    {
      title: 'a fullUrl of a version',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [{ ...at('p'), fullUrl: 'http://a.example/fhir/Patient/p/_history/1' }]),
      finds: ['bdl-8 Bundle.entry[0]'],
    },
    {
      title: 'one fullUrl twice',
      right: bundle('collection', [at('p'), at('q')]),
      wrong: bundle('collection', [at('p'), at('p')]),
      finds: ['bdl-7 Bundle'],
    },
    {
      title: 'one fullUrl twice, in two versions',
      right: bundle('collection', [
        at('p', patient('p', { meta: { versionId: '1' } })),
        at('p', patient('p', { meta: { versionId: '2' } })),
      ]),
      wrong: bundle('collection', [
        at('p', patient('p', { meta: { versionId: '1' } })),
        at('p', patient('p', { meta: { versionId: '1' } })),
      ]),
      finds: ['bdl-7 Bundle'],
    },
    {
      title: 'a request where none belongs',
      right: bundle('batch', [at('p', patient('p'), { request: { method: 'PUT', url: 'Patient/p' } })]),
      wrong: bundle('collection', [at('p', patient('p'), { request: { method: 'PUT', url: 'Patient/p' } })]),
      finds: ['bdl-3 Bundle'],
    },
    {
      title: 'a response where none belongs',
      right: bundle('transaction-response', [{ response: { status: '200' } }]),
      wrong: bundle('collection', [at('p', patient('p'), { response: { status: '200' } })]),
      finds: ['bdl-4 Bundle'],
    },
    {
      title: 'a search where none belongs',
      right: bundle('searchset', [at('p', patient('p'), { search: { mode: 'match' } })]),
      wrong: bundle('collection', [at('p', patient('p'), { search: { mode: 'match' } })]),
      finds: ['bdl-2 Bundle'],
    },
    {
      title: 'a total where none belongs',
      right: bundle('searchset', [at('p')], { total: 1 }),
      wrong: bundle('collection', [at('p')], { total: 1 }),
      finds: ['bdl-1 Bundle'],
    },
    {
      title: 'an entry with nothing in it',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [{ link: [{ relation: 'self', url: 'http://a.example' }] }]),
      finds: ['bdl-5 Bundle.entry[0]'],
    },
    {
      title: 'a history without requests and responses',
      right: bundle('history', [
        at('p', patient('p'), { request: { method: 'PUT', url: 'Patient/p' }, response: { status: '200' } }),
      ]),
      wrong: bundle('history', [at('p')]),
      finds: ['bdl-3 Bundle', 'bdl-4 Bundle'],
    },
    {
      title: 'a document that begins with something else',
      right: document(at('c', composition()), at('p'), at('d', doctor)),
      wrong: document(at('p'), at('c', composition()), at('d', doctor)),
      finds: ['bdl-11 Bundle'],
    },
    {
      title: 'a document without an identifier',
      right: document(at('c', composition()), at('p'), at('d', doctor)),
      wrong: bundle('document', [at('c', composition()), at('p'), at('d', doctor)], {
        timestamp: '2026-11-25T10:00:00Z',
      }),
      finds: ['bdl-9 Bundle'],
    },
    {
      title: 'a document without a date',
      right: document(at('c', composition()), at('p'), at('d', doctor)),
      wrong: bundle('document', [at('c', composition()), at('p'), at('d', doctor)], {
        identifier: IDENTIFIED.identifier,
      }),
      finds: ['bdl-10 Bundle'],
    },
    {
      title: 'a document without its subject',
      right: document(at('c', composition()), at('p'), at('d', doctor)),
      wrong: document(at('c', composition()), at('d', doctor)),
      finds: ['bundle-missing Bundle.entry[0].resource.subject'],
    },
    {
      title: 'a document without an author',
      right: document(at('c', composition()), at('p'), at('d', doctor)),
      wrong: document(at('c', composition()), at('p')),
      finds: ['bundle-missing Bundle.entry[0].resource.author[0]'],
    },
    {
      title: 'a document without what a section lists',
      right: document(
        at('c', composition({ section: [{ entry: [{ reference: 'Patient/p' }] }] })),
        at('p'),
        at('d', doctor),
      ),
      wrong: document(
        at('c', composition({ section: [{ entry: [{ reference: 'Patient/q' }] }] })),
        at('p'),
        at('d', doctor),
      ),
      finds: ['bundle-missing Bundle.entry[0].resource.section[0].entry[0]'],
    },
    {
      title: 'a message that begins with something else',
      right: bundle('message', [at('m', header()), at('p')], IDENTIFIED),
      wrong: bundle('message', [at('p'), at('m', header())], IDENTIFIED),
      finds: ['bdl-12 Bundle'],
    },
    {
      title: 'a message without its focus',
      right: bundle('message', [at('m', header({ focus: [{ reference: 'Patient/p' }] })), at('p')], IDENTIFIED),
      wrong: bundle('message', [at('m', header({ focus: [{ reference: 'Patient/p' }] }))], IDENTIFIED),
      finds: ['bundle-missing Bundle.entry[0].resource.focus[0]'],
    },
    {
      title: 'each entry is held to what it is',
      right: bundle('collection', [at('p')]),
      wrong: bundle('collection', [at('p', patient('p', { gender: 'x' }))]),
      finds: ['binding-required Bundle.entry[0].resource.gender'],
    },
    {
      title: 'each entry is held to what it claims',
      right: bundle('collection', [
        at('p', patient('p', { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } })),
      ]),
      wrong: bundle('collection', [
        at('p', patient('p', { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Group'] } })),
      ]),
      finds: ['profile-type Bundle.entry[0].resource.meta.profile[0]'],
    },
  ],
};
