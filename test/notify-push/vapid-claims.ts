import { createPublicKey, verify } from 'node:crypto';

export interface VapidClaims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
  /** The public key that the claims are signed with, in base64url. */
  readonly key: string;
}

/** Of an `Authorization` header (RFC 8292) whose signature is right; undefined otherwise. */
export function vapidClaims(header = ''): VapidClaims | undefined {
  const parts = /^vapid t=(([\w-]+)\.([\w-]+))\.([\w-]+), ?k=([\w-]+)$/.exec(header);
  const [, signed = '', , claims = '', signature = '', key = ''] = parts ?? [];
  if (!parts) return undefined;
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const options = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const isRight = verify('sha256', Buffer.from(signed), options, Buffer.from(signature, 'base64url'));
  return isRight ? { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), key } : undefined;
}
