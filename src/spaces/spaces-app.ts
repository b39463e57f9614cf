import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { failure } from '../fhir/failure.ts';
import { type Language, languageOf } from '../fhir/text.ts';
import { answerFailure, methodNotAllowed, noSuchPath } from '../http/errors.ts';
import type { SpaceNames } from './names.ts';
import { spacePage } from './space-page.ts';
import type { Spaces } from './spaces.ts';
import { type Limits, startPage } from './start-page.ts';

export interface SpacesAppOptions {
  readonly spaces: Spaces;
  readonly names: SpaceNames;
  readonly limits: Limits;
  /** How many spaces one address may open in an hour. */
  readonly openedPerHour: number;
  /** The address of the sandbox as testers see it, without a slash at the end. */
  readonly root: () => string;
  readonly log: Logger;
}

const MINUTE = 60_000;

/**
 * The sandbox as an express app: the start page at `/`, `POST /t` opens a space, `/t/NAME/` is its page, `/t/NAME/fhir` the FHIR service in it,
 * `POST /t/NAME/reset` seeds it anew and `DELETE /t/NAME` ends it.
 */
export const spacesApp = ({ spaces, names, limits, openedPerHour, root, log }: SpacesAppOptions): Express => {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.get('/health', (_request, response) => void response.json({ status: 'up' }));
  app.get('/ready', (_request, response) => void response.json({ status: 'ready' }));

  app
    .route('/')
    .get((request, response) => sendPage(response, startPage(languageFor(request), root(), limits)))
    .all(methodNotAllowed('GET'));

  const open: RequestHandler = (request, response) => {
    const { name: wish } = (request.body ?? {}) as { name?: unknown };
    const name = names.make(typeof wish === 'string' ? wish : '');
    spaces.handle(name);
    const at = addressOf(name);
    if (request.accepts(['application/json', 'text/html']) === 'text/html') response.redirect(303, `${at}/`);
    else
      response
        .status(201)
        .location(`${at}/`)
        .json({ name, base: `${at}/fhir`, page: `${at}/` });
  };
  const readForm = [express.urlencoded({ extended: false, limit: '1kb' }), express.json({ limit: '1kb' })];
  app
    .route('/t')
    .post(atMost(openedPerHour, 60 * MINUTE), ...readForm, open)
    .all(methodNotAllowed('POST'));

  const addressOf = (name: string): string => `${root()}/t/${name}`;
  app.param('space', (_request, _response, next, name: string) => {
    if (!names.isOurs(name)) throw noSuchSpace();
    next();
  });
  const perSpace = atMost(limits.requestsPerMinute, MINUTE, (request) => String(request.params['space']));
  app.use('/t/:space', perSpace);

  app
    .route('/t/:space')
    .get((request, response) => {
      spaces.handle(request.params.space);
      sendPage(response, spacePage(languageFor(request), request.params.space, addressOf(request.params.space)));
    })
    .delete((request, response) => {
      spaces.remove(request.params.space);
      response.status(204).end();
    })
    .all(methodNotAllowed('GET', 'DELETE'));
  app
    .route('/t/:space/reset')
    .post((request, response) => {
      spaces.reset(request.params.space);
      const at = addressOf(request.params.space);
      if (request.accepts(['application/json', 'text/html']) === 'text/html') response.redirect(303, `${at}/`);
      else response.json({ name: request.params.space, base: `${at}/fhir`, page: `${at}/` });
    })
    .all(methodNotAllowed('POST'));
  // What is left of the path, /fhir/…, is the space's own: it answers everything from there.
  app.use('/t/:space', (request, response) => {
    // The address opens the space, so it stays out of the log.
    request.baseUrl = '';
    spaces.handle(String(request.params['space']))(request, response);
  });

  app.use(noSuchPath);
  app.use(answerFailure(log));
  return app;
};

const languageFor = (request: Request): Language => {
  const asked = request.query['lang'];
  return asked === 'nl' || asked === 'en' ? asked : languageOf(request.get('Accept-Language'));
};

const sendPage = (response: Response, html: string): void => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.type('html').send(html);
};

/** So many requests within so many milliseconds, of an address unless a key is given. Failure: too-many-requests. */
const atMost = (limit: number, windowMs: number, keyGenerator?: (request: Request) => string): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...(keyGenerator && { keyGenerator }),
    handler: (_request, response, next) => {
      const wait = Number(response.get('Retry-After'));
      next(
        failure(
          'too-many-requests',
          { nl: 'Te veel aanvragen; probeer het later weer.', en: 'Too many requests; try again later.' },
          { id: 'too-many-requests', retryAfter: wait > 0 ? wait : Math.ceil(windowMs / 1000) },
        ),
      );
    },
  });

const noSuchSpace = () =>
  failure(
    'not-found',
    {
      nl: 'Deze ruimte is er niet: open er een op de startpagina.',
      en: 'There is no such space: open one on the start page.',
    },
    { id: 'space-unknown' },
  );
