import * as client from 'openid-client';
import { openBrowser } from '../issuer/browser.ts';

const APP = 'http://localhost:4567/app';

/** An access token of somebody of the record, got as an app gets one: SMART App Launch, and a choice on the login page. */
export const logIn = async (base: string, who: string, scope: string): Promise<string> => {
  const { issuer } = (await (await fetch(`${base}/.well-known/smart-configuration`)).json()) as { issuer: string };
  const insecure = { execute: [client.allowInsecureRequests] };
  const config = await client.discovery(new URL(issuer), 'samenspel-app', undefined, client.None(), insecure);
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: APP,
    scope,
    state,
    aud: base,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const browser = openBrowser();
  const arrived = await browser.choose(await browser.visit(url.href), 'who', who);
  const answer = await client.authorizationCodeGrant(config, arrived.url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  return answer.access_token;
};
