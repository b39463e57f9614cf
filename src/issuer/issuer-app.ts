import express, { type Express, type Request, type Response } from 'express';
import type { JWK } from 'jose';
import type { Provider } from 'oidc-provider';
import { languageOf } from '../fhir/text.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Issuer } from '../identity/issuer.ts';
import { issuerUrl } from './issuer-url.ts';
import { accountOf } from './login.ts';
import { GROUPS, loginPage } from './login-page.ts';
import { peopleOf, type Someone } from './people.ts';
import { openProvider } from './provider.ts';
import { publicHalf } from './signing-key.ts';
import { COORDINATOR, givenScopes } from './token-claims.ts';

export interface IssuerOptions {
  /** The base URL of the service, known once it listens. */
  readonly base: () => string;
  readonly key: JWK;
  readonly gateway: Gateway;
  readonly now: () => Date;
}

/** The built-in issuer, as the service is told of it. */
export const builtInIssuer = (base: string, key: JWK): Issuer => {
  const issuer = issuerUrl(base);
  return {
    issuer,
    keys: { inline: { keys: [publicHalf(key)] } },
    strictType: true,
    coordinator: COORDINATOR,
    endpoints: {
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
    },
    capabilities: ['launch-standalone', 'context-standalone-patient', 'client-public', 'sso-openid-connect'],
  };
};

/** The issuer of the sample set-up, with the page on which people log in by choosing who they are. */
export const issuerApp = ({ base, key, gateway, now }: IssuerOptions): Express => {
  const people = (): Promise<Someone[]> => peopleOf(gateway);
  const personOf = async (reference: string) => (await people()).find((one) => one.reference === reference);
  let opened: Provider | undefined;
  const provider = (): Provider => {
    opened ??= openProvider({ issuer: issuerUrl(base()), base: base(), key, now, personOf });
    return opened;
  };

  const app = express();
  app.disable('x-powered-by');
  app
    .route('/login/:uid')
    .get(async (request, response) => {
      // Throws where there is no login under way, or it is another browser's.
      await provider().interactionDetails(request, response);
      showPeople(request, response, await people());
    })
    .post(express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
      const { params } = await provider().interactionDetails(request, response);
      const everybody = await people();
      const { who, client } = (request.body ?? {}) as { who?: unknown; client?: unknown };
      const someone = everybody.find(({ reference }) => reference === who);
      if (!someone) return showPeople(request, response, everybody);
      const scope = String(params['scope'] ?? '').split(' ');
      const clients = clientsFor(someone, everybody, scope);
      const [only, another] = clients;
      const chosen = another === undefined ? only : clients.find((one) => one.reference === client);
      if (another !== undefined && !chosen) return showClients(request, response, someone, clients);
      await finish(
        provider(),
        request,
        response,
        accountOf({ reference: someone.reference, patient: chosen?.reference }),
        base(),
      );
    });
  app.use((request, response) => void provider().callback()(request, response));
  return app;
};

/** The clients to choose from: the own ones; all, for a professional who is asked for one. */
const clientsFor = (someone: Someone, everybody: readonly Someone[], scope: readonly string[]): Someone[] => {
  const wanted = someone.clients !== undefined || scope.includes('launch/patient');
  if (!wanted || (someone.kind === 'person' && !scope.includes('launch/patient'))) return [];
  const clients = everybody.filter(({ kind }) => kind === 'patient');
  return someone.clients === undefined
    ? clients
    : clients.filter(({ reference }) => someone.clients?.includes(reference));
};

const finish = async (
  provider: Provider,
  request: Request,
  response: Response,
  accountId: string,
  base: string,
): Promise<void> => {
  const { params } = await provider.interactionDetails(request, response);
  const scope = String(params['scope'] ?? '').split(' ');
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
  const resources = givenScopes(scope);
  const others = scope.filter((word) => !resources.includes(word));
  if (others.length > 0) grant.addOIDCScope(others.join(' '));
  if (resources.length > 0) grant.addResourceScope(base, resources.join(' '));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId, remember: false }, consent },
    { mergeWithLastSubmission: false },
  );
};

const showPeople = (request: Request, response: Response, people: readonly Someone[]): void => {
  const language = languageOf(request.get('Accept-Language'));
  const choices = people.map(({ reference, name, about, kind }) => ({
    value: reference,
    label: name,
    about,
    group: GROUPS[kind][language],
  }));
  const title = { nl: 'Wie bent u?', en: 'Who are you?' };
  const intro = { nl: 'Kies als wie u inlogt.', en: 'Choose as whom you log in.' };
  page(response, loginPage({ language, title, intro, field: 'who', choices }));
};

const showClients = (request: Request, response: Response, someone: Someone, clients: readonly Someone[]): void => {
  const language = languageOf(request.get('Accept-Language'));
  const choices = clients.map(({ reference, name }) => ({
    value: reference,
    label: name,
    about: '',
    group: GROUPS.patient[language],
  }));
  const title = { nl: 'Om welke cliënt gaat het?', en: 'Which client is it about?' };
  const intro = { nl: `U bent ${someone.name}.`, en: `You are ${someone.name}.` };
  page(response, loginPage({ language, title, intro, field: 'client', choices, hidden: { who: someone.reference } }));
};

const page = (response: Response, html: string): void => {
  response
    .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(html);
};
