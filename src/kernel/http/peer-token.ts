import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a token counts. Made anew for each request, so short; the verifier refuses any that claims more than 60 s. */
const lifetimeSeconds = 30;
const longestSeconds = 60;
/** How far the clocks of two machines may differ. */
const skewSeconds = 10;
const scheme = 'Nexus-Peer ';

interface Claims {
  readonly from: string;
  readonly to: string;
  /** Seconds since the epoch, as `exp`. */
  readonly iat: number;
  readonly exp: number;
}

export interface PeerTokenOptions {
  /** NEXUS_PEER_SECRET; the same in all processes of one NEXUS. */
  readonly secret: string;
  readonly nowMs: number;
}

/** `Nexus-Peer <claims>.<HMAC-SHA256>`, both in base64url: says that `from` speaks, to `to` only, for half a minute. */
export function signPeerToken(from: string, to: string, { secret, nowMs }: PeerTokenOptions): string {
  const iat = Math.floor(nowMs / 1000);
  const claims: Claims = { from, to, iat, exp: iat + lifetimeSeconds };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${scheme}${payload}.${signature(payload, secret).toString('base64url')}`;
}

/** The tool that signed `header` for one of `audience`, or null for anything that is not exactly that. */
export function verifyPeerToken(
  header: string,
  audience: readonly string[],
  { secret, nowMs }: PeerTokenOptions,
): { readonly tool: string } | null {
  if (secret === '' || header.length > 1024 || !header.startsWith(scheme)) return null;
  const [payload, given, ...rest] = header.slice(scheme.length).split('.');
  if (!payload || !given || rest.length > 0) return null;
  const expected = signature(payload, secret);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const claims = parseClaims(payload);
  return claims && audience.includes(claims.to) && isCurrent(claims, nowMs / 1000)
    ? { tool: claims.from }
    : null;
}

function signature(payload: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`nexus-peer.${payload}`).digest();
}

function parseClaims(payload: string): Claims | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isClaims(claims) ? claims : null;
  } catch {
    return null;
  }
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== 'object' || value === null) return false;
  if (!('from' in value && 'to' in value && 'iat' in value && 'exp' in value)) return false;
  const { from, to, iat, exp } = value;
  return typeof from === 'string' && typeof to === 'string' && Number.isInteger(iat) && Number.isInteger(exp);
}

function isCurrent({ iat, exp }: Claims, nowSeconds: number): boolean {
  const isShort = exp > iat && exp - iat <= longestSeconds;
  return isShort && nowSeconds >= iat - skewSeconds && nowSeconds <= exp + skewSeconds;
}
