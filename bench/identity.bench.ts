import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { Gateway } from '../src/gateway/gateway.ts';
import { authenticator } from '../src/identity/authenticator.ts';
import { type Bench, median, ratio, times } from './bench.ts';

const BASE = 'http://localhost/fhir';
const ISSUER = 'https://issuer.example';
const MANY = 200;
const ROUNDS = 14;
const WARM_UP = 3;

const us = (value: number): string => `${value.toFixed(1)} µs`;

/** Microseconds for each of many, the median of several rounds. */
const each = async (work: (i: number) => Promise<unknown>): Promise<number> => {
  const rounds = await times(ROUNDS - WARM_UP, WARM_UP, async () => {
    for (let i = 0; i < MANY; i++) await work(i);
  });
  return (median(rounds) * 1000) / MANY;
};

export const bench: Bench = {
  title: 'Identity: a token checked, beside the bare check of its signature, and remembered',
  rows: async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] };
    const sign = (jti: string) =>
      new SignJWT({ scope: 'system/*.cruds', client_id: 'ehr', jti })
        .setProtectedHeader({ alg: 'RS256', kid: 'k', typ: 'at+jwt' })
        .setIssuer(ISSUER)
        .setAudience(BASE)
        .setExpirationTime('1h')
        .sign(privateKey);
    const token = await sign('once');
    // Each is looked at once, so that none is remembered.
    const fresh: string[] = [];
    while (fresh.length < MANY * ROUNDS) fresh.push(await sign(String(fresh.length)));
    const bareKeys = createLocalJWKSet(keys);
    const bare = await each(() => jwtVerify(token, bareKeys));
    const issuers = () => [{ issuer: ISSUER, keys: { inline: keys } }];
    const checking = authenticator({ issuers, base: () => BASE, now: () => new Date() });
    const gateway = {} as Gateway;
    const checked = await each(() => checking.bearer(fresh.pop() as string, gateway));
    const cached = await each(() => checking.bearer(token, gateway));
    return [
      { what: 'the signature alone (jose)', figure: us(bare) },
      {
        what: 'a token that is not remembered',
        figure: us(checked),
        ratio: ratio(checked, bare, 'the signature alone'),
      },
      { what: 'a token that is', figure: us(cached) },
    ];
  },
};
