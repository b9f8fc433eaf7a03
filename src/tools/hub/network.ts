import { isIPv4, isIPv6 } from 'node:net';

/** Whom an address counts as: itself for IPv4, its /64 for IPv6, where one line has that many addresses (RFC 6177). */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (!isIPv6(bare)) return bare.slice(0, 64);
  return `${firstGroups(bare).join(':')}::/64`;
}

function firstGroups(address: string): string[] {
  // The URL parser writes every spelling of an address in one way (URL standard, IPv6 serializer).
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = '', after = ''] = canonical.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === '' ? [] : after.split(':');
  const zeros = canonical.includes('::') ? Array<string>(8 - head.length - tail.length).fill('0') : [];
  return [...head, ...zeros, ...tail].slice(0, 4);
}
