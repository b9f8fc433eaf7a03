import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import type { Secret } from '#kernel/secrets/secrets.ts';

/** Who sends, to push services: one pair of P-256 keys for the whole installation. Browsers subscribe to the public one. */
export interface VapidKeys {
  /** An uncompressed point in base64url, as `PushManager.subscribe` takes it. */
  readonly publicKey: string;
  /** A JSON Web Key. */
  readonly privateKey: Secret;
}

const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

const validMs = 12 * 3_600_000;

/** A new pair: the private key as JSON. */
export function makeVapidKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}

export function vapidKeysOf(privateKey: Secret): VapidKeys {
  const { x, y } = PrivateKey.parse(JSON.parse(privateKey.reveal()));
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return { publicKey: Buffer.concat(point).toString('base64url'), privateKey };
}

/**
 * The `Authorization` of one push (RFC 8292).
 * @param contact an address where the operator can be reached, `mailto:` or `https:`; Apple refuses a push without one.
 */
export function vapidAuthorization(
  { publicKey, privateKey }: VapidKeys,
  { endpoint, contact, nowMs }: { endpoint: string; contact: string; nowMs: number },
): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor((nowMs + validMs) / 1000),
    sub: contact,
  };
  const unsigned = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`;
  const key = createPrivateKey({ key: PrivateKey.parse(JSON.parse(privateKey.reveal())), format: 'jwk' });
  const signature = sign('sha256', Buffer.from(unsigned), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${unsigned}.${signature.toString('base64url')}, k=${publicKey}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
