import { isIP } from 'node:net';
import type { Address } from '../check-kind.ts';

export type Hosts = ReadonlyMap<string, readonly Address[]>;

/** Reads /etc/hosts (hosts(5)): an address and its names a line, `#` begins a remark. Names are in small letters. */
export function parseHosts(text: string): Hosts {
  const hosts = new Map<string, Address[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address);
    if (family !== 4 && family !== 6) continue;
    for (const name of names.map((one) => one.toLowerCase())) {
      const known = hosts.get(name) ?? [];
      if (!known.some((one) => one.address === address)) hosts.set(name, [...known, { address, family }]);
    }
  }
  return hosts;
}
