import { Resolver } from 'node:dns/promises';
import type { Address, Resolve } from '../check-kind.ts';
import { askBoth, isNoSuchName, type RecordSource } from './ask-both.ts';
import { parseHosts } from './hosts-file.ts';
import { keptFile } from './kept-file.ts';
import { candidates, parseSearchList } from './search-list.ts';

export interface ResolverSources {
  readonly hostsFile: string;
  readonly settingsFile: string;
  readonly monotonicMs: () => number;
  /** Asks the name servers that the settings file names. */
  readonly makeSource: () => RecordSource;
}

/** Each server is asked twice: one packet may get lost. */
const patience = { timeout: 2_000, tries: 2 };
const here: readonly Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

export const systemSources: ResolverSources = {
  hostsFile: '/etc/hosts',
  settingsFile: '/etc/resolv.conf',
  monotonicMs: () => performance.now(),
  makeSource: () => new Resolver(patience),
};

/**
 * Finds names as the system does: /etc/hosts, then the name servers of /etc/resolv.conf with its search list. It does not ask
 * the C library, whose four threads would all wait when a name server is silent, and files with them. Nothing is kept but the
 * two files: a monitor is to see what changes.
 */
export function systemResolver(sources: ResolverSources = systemSources): Resolve {
  const { hostsFile, settingsFile, monotonicMs, makeSource } = sources;
  const hosts = keptFile(hostsFile, parseHosts, monotonicMs);
  const settings = keptFile(
    settingsFile,
    (text) => ({ search: parseSearchList(text), source: makeSource() }),
    monotonicMs,
  );
  return async (name, signal) => {
    const plain = name.toLowerCase().replace(/\.$/, '');
    const known = (await hosts()).get(plain);
    if (known !== undefined) return known;
    // RFC 6761, 6.3.
    if (plain === 'localhost' || plain.endsWith('.localhost')) return here;
    const { search, source } = await settings();
    return askEach(candidates(name, search), source, signal);
  };
}

async function askEach(
  names: readonly string[],
  source: RecordSource,
  signal: AbortSignal,
): Promise<Address[]> {
  let failure: unknown;
  for (const name of names) {
    signal.throwIfAborted();
    try {
      // The next is only for when there is no such name.
      // oxlint-disable-next-line no-await-in-loop
      return await askBoth(name, source);
    } catch (error) {
      failure = error;
      if (!isNoSuchName(error)) break;
    }
  }
  throw failure;
}
