import type { Told } from './told.ts';

/** Failures of any request: its form, who asks, what it is about. */
export const OF_REQUESTS = {
  'json-syntax': {
    kinds: ['unparsable'],
    when: 'The body is not JSON; line and column say where it goes wrong.',
    remedy: 'Send well-formed JSON.',
  },
  'json-depth': {
    kinds: ['unparsable'],
    when: 'The body is nested deeper than 200 levels.',
    remedy: 'Send a resource that is not nested that deep; no real one is.',
  },
  'json-encoding': { kinds: ['unparsable'], when: 'The body is not valid UTF-8.', remedy: 'Send UTF-8.' },
  invalid: {
    kinds: ['invalid'],
    when: 'The request cannot be read: a path, a header or a body that is not what is asked for here.',
    remedy: 'Mend the request as the text says.',
  },
  'request-unreadable': {
    kinds: ['invalid'],
    when: 'What came in is no HTTP, has headers or an address beyond 16 KB (431), or did not arrive whole in time (408).',
    remedy: 'Send a search with a long query as POST _search; see what stands between the client and the service.',
  },
  'request-invalid': {
    kinds: ['invalid', 'unprocessable'],
    when: 'An entry of a Bundle asks nothing that can be carried out, or a resource has another id than the url or the condition.',
    remedy: 'Mend the entry or the id that the expression names.',
  },
  'resource-type-other': {
    kinds: ['invalid'],
    when: 'The body holds another type of resource than the url.',
    remedy: 'Send it to the url of its own type.',
  },
  'bundle-expected': {
    kinds: ['invalid'],
    when: 'Something else than a Bundle was posted to the base.',
    remedy: 'Post a single resource to its type.',
  },
  'bundle-type': {
    kinds: ['not-supported'],
    when: 'The Bundle is no transaction and no batch.',
    remedy: 'Set Bundle.type.',
  },
  'bundle-too-large': {
    kinds: ['too-large'],
    when: 'A Bundle has more than 10,000 entries.',
    remedy: 'Send it in parts.',
  },
  'too-large': {
    kinds: ['too-large'],
    when: 'The body is larger than 10 MB, or a patch copies too much.',
    remedy: 'Send less at once.',
  },
  'unsupported-media-type': {
    kinds: ['unsupported-media-type'],
    when: 'The Content-Type is not one that is read here.',
    remedy: 'Send application/fhir+json; a patch as application/json-patch+json, a search as a form.',
  },
  'not-acceptable': {
    kinds: ['not-acceptable'],
    when: 'The client accepts only what is not given here, XML for instance.',
    remedy: 'Accept application/fhir+json.',
  },
  'method-not-allowed': {
    kinds: ['method-not-allowed'],
    when: 'The address is there, with other methods.',
    remedy: 'See the header Allow.',
  },
  'not-supported': {
    kinds: ['not-supported'],
    when: 'FHIR has it, and it is not done here.',
    remedy: 'See the CapabilityStatement.',
  },
  'operation-not-supported': {
    kinds: ['not-supported'],
    when: 'There is no such operation here, or not at this level.',
    remedy: 'See the CapabilityStatement.',
  },
  'operation-parameter-invalid': {
    kinds: ['invalid'],
    when: 'A parameter of an operation is not what its OperationDefinition says.',
    remedy: 'Mend the parameter that the expression names.',
  },
  'operation-parameter-not-supported': {
    kinds: ['not-supported'],
    when: 'The operation has this parameter in FHIR, and it is not read here.',
    remedy: 'Leave it out.',
  },
  'parameter-invalid': {
    kinds: ['invalid'],
    when: 'A parameter of an operation on disclosure is not a reference, or not a purpose of use that is known.',
    remedy: 'Mend the parameter that the expression names.',
  },
  forbidden: { kinds: ['forbidden'], when: 'Who asks may not do this.', remedy: 'Nothing, unless somebody else may.' },
  'log-append-only': {
    kinds: ['forbidden'],
    when: 'A request would change or remove an AuditEvent, or add one to a chain of the service.',
    remedy: 'Nothing: what has been looked at stays in the log. `samenspel audit cut` ends what is too old.',
  },
  'relation-unknown': {
    kinds: ['forbidden'],
    when: 'A professional reads in the dossier of a client with whom no relation is recorded.',
    remedy: 'Have the relation recorded, or state a reason (break-glass): it is logged and reviewed.',
  },
  'not-found': {
    kinds: ['not-found'],
    when: 'There is no such resource, type or address.',
    remedy: 'Look for it by a search.',
  },
  gone: {
    kinds: ['gone'],
    when: 'The resource was deleted.',
    remedy: 'Its history still tells what it was; an update with its id brings it back.',
  },
  internal: {
    kinds: ['upstream-down'],
    when: 'Something went wrong in the service that nobody foresaw. Status 500.',
    remedy: 'Report it with the X-Request-Id of the answer.',
  },
} as const satisfies Readonly<Record<string, Told>>;
