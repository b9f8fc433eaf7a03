import { converse } from './converse.ts';
import { orUnknown, RegistryFault, wrongAnswer, type Unknown } from './fault.ts';
import type { Followed } from './follow.ts';
import { nextLink } from './link-header.ts';
import { isGeneratedTag } from './generated-tag.ts';
import { jsonObject } from './json-object.ts';
import { unexpected, type ReadOptions } from './read-manifest.ts';
import { addressOf } from './registry-words.ts';
import type { Session } from './session.ts';

export interface TagOptions extends ReadOptions {
  /** At most 1000: ECR refuses more. */
  readonly pageSize?: number;
  readonly mostPages?: number;
}

/** Why a list is not whole. It can then prove a newer tag, but never that there is none. */
export type TagCut = 'pages' | 'repeated' | 'other-origin';

export type TagsOutcome =
  | { readonly kind: 'found'; readonly tags: readonly string[]; readonly cut: TagCut | null }
  | { readonly kind: 'absent' }
  | Unknown;

const mostPageBytes = 8 * 1024 * 1024;
const mostTags = 200_000;
const tagPattern = /^\w[\w.-]{0,127}$/;

/** All tags of a repository in the registry's order, which is no order to rely on. */
export async function listTags(
  session: Session,
  repository: string,
  options: TagOptions = {},
): Promise<TagsOutcome> {
  return await orUnknown(collectTags(session, repository, options));
}

async function collectTags(
  session: Session,
  repository: string,
  { pageSize = 1000, mostPages = 100, signal }: TagOptions,
): Promise<TagsOutcome> {
  const tags = new Set<string>();
  const seen = new Set<string>();
  const base = addressOf(session, repository, 'tags/list');
  let url = new URL(`?n=${pageSize}`, base);
  for (let page = 0; page < mostPages && tags.size < mostTags; page += 1) {
    seen.add(url.href);
    let found = await askPage(session, repository, url, signal);
    // A registry that finds the page too large lists as it likes.
    if (page === 0 && [400, 405].includes(found.answer.status))
      found = await askPage(session, repository, base, signal);
    if (found.answer.status === 404) return { kind: 'absent' };
    for (const tag of tagsIn(session, found)) tags.add(tag);
    const next = nextPage(found);
    if (!next) return { kind: 'found', tags: [...tags], cut: null };
    if (next.origin !== found.url.origin) return { kind: 'found', tags: [...tags], cut: 'other-origin' };
    if (seen.has(next.href)) return { kind: 'found', tags: [...tags], cut: 'repeated' };
    url = next;
  }
  return { kind: 'found', tags: [...tags], cut: 'pages' };
}

async function askPage(session: Session, repository: string, url: URL, signal: AbortSignal | undefined) {
  const headers = { Accept: 'application/json' };
  return await converse(
    session,
    { method: 'GET', url, headers, limitBytes: mostPageBytes, signal },
    repository,
  );
}

function tagsIn(session: Session, found: Followed): readonly string[] {
  if (found.answer.status !== 200) throw unexpected(session, found);
  const tags = jsonObject(found.answer.body)?.['tags'];
  if (tags === null) return [];
  if (!Array.isArray(tags)) throw wrongAnswer('no list of tags');
  return tags.filter(
    (tag): tag is string => typeof tag === 'string' && tagPattern.test(tag) && !isGeneratedTag(tag),
  );
}

/** Where it says that more is, which is followed as it stands: each registry counts on in its own way. */
function nextPage({ answer, url }: Followed): URL | undefined {
  const { link } = answer.headers;
  const header = Array.isArray(link) ? link.join(', ') : link;
  if (header === undefined) return undefined;
  const target = nextLink(header);
  if (target === undefined) return undefined;
  if (!URL.canParse(target, url.href))
    throw new RegistryFault({ id: 'wrong-answer', detail: 'no address of a next page' });
  const next = new URL(target, url);
  // A registry behind a proxy that ends TLS may not know that it is asked by TLS.
  if (next.host === url.host) next.protocol = url.protocol;
  return next;
}
