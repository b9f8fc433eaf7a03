import type { Resolver } from 'node:dns/promises';
import { isIP, isIPv6 } from 'node:net';

export const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT', 'SRV', 'SOA', 'PTR', 'CAA'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Asks for the records of a type; each as one text, as zone files write it. */
export const askers: Readonly<Record<RecordType, (resolver: Resolver, name: string) => Promise<string[]>>> = {
  A: (resolver, name) => resolver.resolve4(name),
  AAAA: (resolver, name) => resolver.resolve6(name),
  CNAME: (resolver, name) => resolver.resolveCname(name),
  NS: (resolver, name) => resolver.resolveNs(name),
  PTR: (resolver, name) => resolver.resolvePtr(isIP(name) === 0 ? name : reverseName(name)),
  async MX(resolver, name) {
    const records = await resolver.resolveMx(name);
    return records.map(({ priority, exchange }) => `${priority} ${exchange}`);
  },
  async TXT(resolver, name) {
    const records = await resolver.resolveTxt(name);
    return records.map((parts) => parts.join(''));
  },
  async SRV(resolver, name) {
    const records = await resolver.resolveSrv(name);
    return records.map(({ priority, weight, port, name: host }) => `${priority} ${weight} ${port} ${host}`);
  },
  async SOA(resolver, name) {
    const { nsname, hostmaster, serial, refresh, retry, expire, minttl } = await resolver.resolveSoa(name);
    return [[nsname, hostmaster, serial, refresh, retry, expire, minttl].join(' ')];
  },
  async CAA(resolver, name) {
    const records = await resolver.resolveCaa(name);
    return records.map(({ critical, ...property }) => {
      const [tag = '', value = ''] = Object.entries(property).find(([key]) => key !== 'type') ?? [];
      return `${critical} ${tag} ${value}`;
    });
  },
};

/** The name that stands for an address: RFC 1035, 3.5, and RFC 3596, 2.5. */
export function reverseName(address: string): string {
  if (!address.includes(':')) return `${address.split('.').toReversed().join('.')}.in-addr.arpa`;
  const canonical = canonicalAddress(address);
  const [head = '', tail] = canonical.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array.from({ length: zeros }, () => '0'), ...(after ?? [])];
  const digits = groups.map((group) => group.padStart(4, '0')).join('');
  return `${digits.split('').toReversed().join('.')}.ip6.arpa`;
}

/** A URL writes all of version 6 in one way, with an IPv4 part as two groups. */
function canonicalAddress(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

const isQuoted = /^"[^"]*"( "[^"]*")*$/;

/** So that what means the same is the same: names know no capital letters and need no dot at the end. */
export function comparable(record: string, type: RecordType): string {
  const text = record.trim().replace(/\s+/g, ' ');
  if (type === 'TXT') return isQuoted.test(text) ? unquoted(record) : record.trim();
  if (type === 'AAAA' && isIPv6(text) && !text.includes('%')) return canonicalAddress(text);
  const plain = type === 'CAA' ? text.replaceAll('"', '') : text;
  return plain.toLowerCase().replace(/\.(?= |$)/g, '');
}

/** The strings of a record, as zone files write them, are one text (RFC 7208, 3.3). */
function unquoted(record: string): string {
  return [...record.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join('');
}
