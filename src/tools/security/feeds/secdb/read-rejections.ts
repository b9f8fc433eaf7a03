import { FeedError, type Covered, type FeedItem } from '../feed.ts';
import { isFlawId } from '../reading/flaw-id.ts';
import { wordOf } from '../reading/fields.ts';
import { linesOf } from '../reading/lines.ts';
import { plainAdvisory } from '../../advisories/plain-advisory.ts';

/**
 * Flaws of which Alpine says that its packages do not have them: a YAML map of lists, `package:` and below it `- CVE-…`. Only that
 * shape is read, with comments, quotes and `[…]` in one line; a package library would read far more than may come.
 */
export async function* readRejections(
  feed: string,
  covers: readonly Covered[],
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<FeedItem, void> {
  let name: string | null = null;
  let isKnown = false;
  for await (const raw of linesOf(body)) {
    const line = raw.replace(/(^|\s)#.*$/, '').trimEnd();
    if (line === '' || line === '---' || line === '...') continue;
    const key = keyOf(line);
    if (key) name = key.name;
    const ids = key ? key.ids : [itemOf(line)];
    if (key || ids[0] !== null) isKnown = true;
    for (const id of ids) {
      if (name === null || id === null || !isFlawId(id))
        yield { kind: 'problem', detail: 'A line of the list of rejections cannot be read.' };
      else yield rejected(feed, covers, name, id);
    }
  }
  if (!isKnown) throw new FeedError('It has no list of rejections.');
}

function rejected(feed: string, covers: readonly Covered[], name: string, id: string): FeedItem {
  const affected = covers.map(({ ecosystem, release }) => ({
    ecosystem,
    release,
    name,
    kind: 'source' as const,
    scheme: 'apk',
    state: 'not-affected' as const,
    spans: [],
    versions: [],
    note: 'Rejected by Alpine',
  }));
  return { kind: 'advisory', advisory: plainAdvisory({ feed, id, affected }) };
}

/** `name:`, `name: []`, `name: [CVE-1, CVE-2]`. */
function keyOf(line: string): { readonly name: string | null; readonly ids: readonly string[] } | undefined {
  const colon = /^[^\s-].*?:(?=\s|$)/.exec(line)?.[0];
  if (colon === undefined) return undefined;
  const rest = line.slice(colon.length).trim();
  const isList = rest.startsWith('[') && rest.endsWith(']');
  const ids = isList
    ? rest
        .slice(1, -1)
        .split(',')
        .map(unquoted)
        .filter((id) => id !== '')
    : [rest];
  return { name: wordOf(unquoted(colon.slice(0, -1))), ids: rest === '' ? [] : ids };
}

/** `- CVE-1`, at any depth; null for another line. */
function itemOf(line: string): string | null {
  const text = line.trimStart();
  return text.startsWith('- ') ? unquoted(text.slice(2)) : null;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  const isQuoted = trimmed.length > 1 && /^(['"]).*\1$/.test(trimmed);
  return isQuoted ? trimmed.slice(1, -1) : trimmed;
}
