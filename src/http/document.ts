import type { Request, Response } from 'express';
import type { Resource } from '../fhir/json.ts';

/** A Binary that an operation gives, to be sent as JSON or as what it is. */
export const isDocument = ({ resourceType }: Resource): boolean => resourceType === 'Binary';

/**
 * Whether who asks wants the document itself (R4 §2.42.2): the type of the document, named in Accept, or a browser that asks for a page. Others get
 * the Binary as JSON.
 */
export const takesDocument = (request: Request, document: Resource): boolean => {
  const accept = request.get('Accept') ?? '';
  const type = typeOf(document);
  return accept.includes(type) || /\btext\/html\b/.test(accept);
};

/** Sends the document as it is. Nothing in it may run, whatever a record says. */
export const sendDocument = (request: Request, response: Response, document: Resource): void => {
  const body = Buffer.from(String(document['data']), 'base64');
  response.status(200);
  response.setHeader('Content-Type', String(document['contentType']));
  response.setHeader('Content-Length', body.length);
  // A browser shows no PDF in a sandbox; what runs in one is its own reader's to keep.
  const sandbox = typeOf(document) === 'application/pdf' ? '' : '; sandbox';
  response.setHeader('Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'${sandbox}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(request.method === 'HEAD' ? undefined : body);
};

const typeOf = (document: Resource): string => String(document['contentType']).split(';')[0] as string;
