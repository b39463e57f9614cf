import type { Resource } from '../fhir/json.ts';

/** A document as a Binary; who accepts its own type gets it as it is (R4 §2.42.2). */
export const documentOf = (contentType: string, content: string | Uint8Array): Resource => ({
  resourceType: 'Binary',
  contentType,
  data: Buffer.from(content).toString('base64'),
});
