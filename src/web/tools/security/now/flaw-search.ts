import { z } from 'zod';
import { Rank, Severity } from '#contracts/security/finding.ts';

const word = z.string().optional().catch(undefined);
const yes = z.literal(true).optional().catch(undefined);

/** What is shown beside what is open. */
export const flawStates = ['open', 'accepted', 'hidden'] as const;
export type FlawState = (typeof flawStates)[number];

/** What of the list is in the address. */
export const FlawSearch = z.object({
  q: word,
  rank: Rank.optional().catch(undefined),
  severity: Severity.optional().catch(undefined),
  state: z.enum(['accepted', 'hidden']).optional().catch(undefined),
  repairable: yes,
  exploited: yes,
  host: word,
  stack: word,
  container: word,
  image: word,
  package: word,
  /** From 2 on. */
  page: z.int().min(2).max(1_000).optional().catch(undefined),
});
export type FlawSearch = z.infer<typeof FlawSearch>;

export const pageSize = 100;

/** As the server is asked: for the list a page of it, for an export all. */
export function flawFilter(search: FlawSearch) {
  const { q, rank, severity, state, repairable, exploited, host, stack, container, image } = search;
  return {
    rank: rank === undefined ? [] : [rank],
    severity: severity === undefined ? [] : [severity],
    state: state ?? 'open',
    isRepairable: repairable ? 'true' : undefined,
    isExploited: exploited ? 'true' : undefined,
    host,
    stack,
    container,
    image,
    package: search.package,
    search: q?.slice(0, 200),
  } as const;
}

/** What narrows the list beyond its state; going to another page narrows nothing. */
export const narrowing = [
  'q',
  'rank',
  'severity',
  'repairable',
  'exploited',
  'host',
  'stack',
  'container',
  'image',
  'package',
] as const;

export function isNarrowed(search: FlawSearch): boolean {
  return narrowing.some((name) => search[name] !== undefined);
}

export function withoutFilters(): FlawSearch {
  return Object.fromEntries([...narrowing, 'page'].map((name) => [name, undefined]));
}

/** Which of them a page shows, counted from 1. */
export function shownOf(page: number, total: number): { from: number; to: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  return { from, to: Math.min(page * pageSize, total), pages };
}
