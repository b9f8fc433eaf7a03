import type { Affected } from '../../advisories/advisory.ts';
import type { Covered, FeedItem } from '../feed.ts';
import { fieldsOf, isFields, lineOf, wordOf } from '../reading/fields.ts';
import { isFlawId } from '../reading/flaw-id.ts';
import { plainAdvisory } from '../../advisories/plain-advisory.ts';
import { splitJson } from '../reading/split-json.ts';
import { codenameOf } from './releases.ts';
import { verdictOf } from './verdict.ts';

const feed = 'debian';

/**
 * The tracker's one JSON text of about 50 MB: source package, then flaw, then release by codename. One flaw of one package is kept at a
 * time. A flaw of several packages comes as several items; a release that is not listed has not the package.
 */
export async function* readTracker(
  covers: readonly Covered[],
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<FeedItem, void> {
  const wanted = covers.map(({ release }) => ({ release, codename: codenameOf(release) }));
  const seen = new Set<string>();
  for await (const { names, ...piece } of splitJson(body, ['*', '*'])) {
    const [rawName, id = ''] = names;
    const name = wordOf(rawName);
    if (piece.problem !== undefined || name === null || !isFlawId(id) || !isFields(piece.value)) {
      yield { kind: 'problem', detail: `A flaw of ${lineOf(rawName, 100) ?? 'a package'} cannot be read.` };
      continue;
    }
    const releases = fieldsOf(piece.value['releases']);
    const affected: Affected[] = [];
    for (const { release, codename } of wanted) {
      if (codename === undefined || !Object.hasOwn(releases, codename)) continue;
      seen.add(release);
      const row = affectedBy(name, release, releases[codename]);
      if (row) affected.push(row);
      else yield { kind: 'problem', detail: `${id} of ${name} has no readable state in ${codename}.` };
    }
    if (affected.length > 0) yield advisory(id, piece.value['description'], affected);
  }
  for (const { release } of wanted)
    if (!seen.has(release)) yield { kind: 'problem', detail: `It tells nothing of Debian "${release}".` };
}

function affectedBy(name: string, release: string, entry: unknown): Affected | undefined {
  const verdict = verdictOf(entry);
  if (!verdict) return undefined;
  const { severity, note, ...rest } = verdict;
  return {
    ecosystem: 'debian',
    release,
    name,
    kind: 'source',
    scheme: 'dpkg',
    ...rest,
    versions: [],
    ...(severity !== undefined && { severity }),
    ...(note !== undefined && { note }),
  };
}

function advisory(id: string, description: unknown, affected: readonly Affected[]): FeedItem {
  const text = lineOf(description, 4000);
  const url = `https://security-tracker.debian.org/tracker/${encodeURIComponent(id)}`;
  return { kind: 'advisory', advisory: plainAdvisory({ feed, id, details: text, url, affected }) };
}
