import type { Advisory } from '../../advisories/advisory.ts';
import {
  fieldsOf,
  isFields,
  linkOf,
  listOf,
  lineOf,
  proseOf,
  timeOf,
  wordOf,
  wordsOf,
} from '../reading/fields.ts';
import { isFlawId, sortIds } from '../reading/flaw-id.ts';
import { affectedOf } from './affected.ts';
import type { OsvEcosystem } from './osv-ecosystem.ts';
import { ratingsOf } from './ratings.ts';

const mostNames = 200;
const mostReferences = 50;

export interface RecordWish {
  readonly ecosystem: OsvEcosystem;
  readonly releases: ReadonlySet<string>;
}

/**
 * Whether a record is read at all. `MAL-` are malicious packages, a hundred for each flaw and gone from the registries; `USN-` and
 * `LSN-` repeat what the `UBUNTU-CVE-` records say, for several flaws at once.
 */
export function isWantedId(id: string): boolean {
  return isFlawId(id) && !/^(MAL|USN|LSN)-/.test(id);
}

/** A record of OSV's schema (https://ossf.github.io/osv-schema); null when it is about nothing wanted, undefined when it is none. */
export function readRecord(value: unknown, wish: RecordWish): Advisory | null | undefined {
  if (!isFields(value)) return undefined;
  const id = wordOf(value['id']);
  if (id === null || !Array.isArray(value['affected'] ?? [])) return undefined;
  if (!isWantedId(id)) return null;
  const affected = affectedOf(value['affected'], wish.ecosystem, wish.releases);
  if (affected.length === 0) return null;
  const details = proseOf(value['details']);
  return {
    feed: 'osv',
    id,
    ...namesOf(id, value),
    title: lineOf(value['summary'], 500),
    details: details === '[Unknown description]' ? null : details,
    url: urlOf(id),
    references: referencesOf(value['references']),
    publishedAtMs: timeOf(value['published']),
    modifiedAtMs: timeOf(value['modified']),
    withdrawnAtMs: withdrawnOf(value['withdrawn']),
    ratings: ratingsOf(value),
    affected,
  };
}

/** Ubuntu's record of a CVE is the same flaw, though it only calls it upstream. */
function namesOf(
  id: string,
  { aliases, upstream, related }: Readonly<Record<string, unknown>>,
): Pick<Advisory, 'aliases' | 'related'> {
  const above = wordsOf(upstream, mostNames);
  const isSame = (name: string) => id.endsWith(`-${name}`);
  const same = sortIds(
    [...wordsOf(aliases, mostNames), ...above.filter(isSame)].filter((name) => name !== id),
  );
  const others = [...above.filter((name) => !isSame(name)), ...wordsOf(related, mostNames)];
  return { aliases: same, related: sortIds(others.filter((name) => name !== id && !same.includes(name))) };
}

/** A record that is taken back stays so, even where it does not say when in a way that can be read. */
function withdrawnOf(withdrawn: unknown): number | null {
  return withdrawn === undefined || withdrawn === null ? null : (timeOf(withdrawn) ?? 0);
}

function referencesOf(references: unknown): readonly string[] {
  const links = listOf(references, 500).map((each) => linkOf(fieldsOf(each)['url']));
  return [...new Set(links)].filter((link) => link !== null).slice(0, mostReferences);
}

function urlOf(id: string): string {
  if (id.startsWith('GHSA-')) return `https://github.com/advisories/${id}`;
  if (id.startsWith('GO-')) return `https://pkg.go.dev/vuln/${id}`;
  if (id.startsWith('UBUNTU-CVE-')) return `https://ubuntu.com/security/${id.slice('UBUNTU-'.length)}`;
  return `https://osv.dev/vulnerability/${encodeURIComponent(id)}`;
}
