import type { Affected } from '../../advisories/advisory.ts';
import type { Covered, FeedItem } from '../feed.ts';
import { fieldsOf, isFields, listOf, wordOf } from '../reading/fields.ts';
import { plainAdvisory } from '../../advisories/plain-advisory.ts';
import { splitJson } from '../reading/split-json.ts';
import { readNames, type FlawNames } from './read-names.ts';

export interface SecdbSource {
  readonly feed: string;
  readonly covered: Covered;
  /** Where people read about a flaw; null where there is no such page. */
  urlOf(id: string): string | null;
}

/** Versions of one package that repair one flaw, and its other names. */
interface Repairs {
  readonly names: FlawNames;
  readonly versions: Set<string>;
}

const mostVersions = 10_000;
const mostTexts = 10_000;
/** The version under which a package is listed when it never had the flaw. */
const never = '0';

/**
 * Alpine's security database: packages by source name (`o:` of an installed one), and for each the versions that repair flaws
 * (https://secdb.alpinelinux.org). Flaws without a repair are not in it.
 */
export async function* readSecdb(
  source: SecdbSource,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<FeedItem, void> {
  for await (const piece of splitJson(body, ['packages', '*'])) {
    if (piece.problem !== undefined) {
      yield { kind: 'problem', detail: `A package was left out: ${piece.problem}` };
      continue;
    }
    const { name: rawName, secfixes } = fieldsOf(fieldsOf(piece.value)['pkg']);
    const name = wordOf(rawName);
    if (name === null || !isFields(secfixes)) {
      yield { kind: 'problem', detail: 'A package has no name or no versions.' };
      continue;
    }
    yield* advisories(source, name, secfixes);
  }
}

function* advisories(
  source: SecdbSource,
  name: string,
  secfixes: Readonly<Record<string, unknown>>,
): Generator<FeedItem, void> {
  const found = new Map<string, Repairs>();
  for (const [version, texts] of Object.entries(secfixes).slice(0, mostVersions)) {
    if (wordOf(version) === null) yield { kind: 'problem', detail: `${name} has an unreadable version.` };
    else yield* collect(found, name, version, texts);
  }
  for (const { names, versions } of found.values())
    yield {
      kind: 'advisory',
      advisory: plainAdvisory({
        feed: source.feed,
        ...names,
        url: source.urlOf(names.id),
        affected: [affectedBy(source.covered, name, versions)],
      }),
    };
}

function* collect(
  found: Map<string, Repairs>,
  name: string,
  version: string,
  texts: unknown,
): Generator<FeedItem, void> {
  if (!Array.isArray(texts)) yield { kind: 'problem', detail: `${name} ${version} lists no flaws.` };
  for (const text of listOf(texts, mostTexts)) {
    const flaws = readNames(text);
    if (flaws.length === 0)
      yield { kind: 'problem', detail: `${name} ${version} names a flaw that is none.` };
    for (const names of flaws) {
      const repairs = found.get(names.id) ?? { names, versions: new Set() };
      repairs.versions.add(version);
      found.set(names.id, repairs);
    }
  }
}

/** Named for several versions, a flaw was repaired by the last of them only: any version that some of them repair has it. */
function affectedBy({ ecosystem, release }: Covered, name: string, versions: ReadonlySet<string>): Affected {
  const fixes = [...versions].filter((version) => version !== never);
  return {
    ecosystem,
    release,
    name,
    kind: 'source',
    scheme: 'apk',
    state: fixes.length === 0 ? 'not-affected' : 'fixed',
    spans: fixes.map((fixed) => ({ fixed })),
    versions: [],
  };
}
