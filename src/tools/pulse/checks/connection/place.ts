import { isIP } from 'node:net';
import { z } from 'zod';

/** Where to connect to. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly family?: IpFamily | undefined;
}

export type IpFamily = 'any' | 'ipv4' | 'ipv6';

/** `db.lan:5432`, `[::1]:80`. */
export function placeText(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** A name or an address, without brackets. */
export const hostName = z
  .string()
  .trim()
  .max(253)
  .refine((host) => isHost(host), {
    error: 'Enter a name such as db.lan, or an IP address.',
  });

export const portNumber = z.int().min(1).max(65_535);

export const ipFamily = z
  .enum(['any', 'ipv4', 'ipv6'])
  .default('any')
  .meta({
    title: 'IP version',
    options: { any: 'Whichever works', ipv4: 'IPv4 only', ipv6: 'IPv6 only' },
    es: { title: 'Versión de IP', options: { any: 'La que funcione', ipv4: 'Solo IPv4', ipv6: 'Solo IPv6' } },
  });

/** Names may hold `_`, as those of containers do. */
export function isHost(text: string): boolean {
  return (
    isIP(text) !== 0 ||
    /^(?=.*[a-z_])[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*\.?$/i.test(text)
  );
}
