import cors from 'cors';
import type { RequestHandler } from 'express';

/** What a page may read of an answer beside its body: what FHIR says in headers (R4 §3.1.0), and when to come again. */
const EXPOSED = [
  'Content-Location',
  'ETag',
  'Last-Modified',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Seconds that a browser need not ask again whether it may. */
const REMEMBERED = 600;

/**
 * Lets pages of these origins (`https://app.example`; `*` for any) ask the service from a browser, as SMART apps do. Who asks is said by a token, never by
 * a cookie, so no credentials are allowed. Of other origins nothing is said, and their browsers refuse.
 */
export const crossOrigin = (origins: readonly string[]): RequestHandler =>
  cors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: METHODS,
    exposedHeaders: EXPOSED,
    maxAge: REMEMBERED,
  });
