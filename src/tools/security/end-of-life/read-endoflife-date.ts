import { z } from 'zod';
import { endOfDayMs, releaseKey, type EndOfLife, type EndOfLifeTable } from './end-of-life-table.ts';

/** All of it had 3 MiB in 2025. */
const mostCharacters = 64 * 1024 * 1024;
const mostReleases = 500;

/** Their names of distributions, and ours. */
const distributions: ReadonlyMap<string, string> = new Map([
  ['almalinux', 'almalinux'],
  ['alpine-linux', 'alpine'],
  ['amazon-linux', 'amzn'],
  ['centos', 'centos'],
  ['centos-stream', 'centos-stream'],
  ['debian', 'debian'],
  ['fedora', 'fedora'],
  ['opensuse', 'opensuse-leap'],
  ['oracle-linux', 'ol'],
  ['rhel', 'rhel'],
  ['rocky-linux', 'rocky'],
  ['sles', 'sles'],
  ['ubuntu', 'ubuntu'],
]);

const Answer = z.object({ result: z.array(z.unknown()).max(10_000) });
const Product = z.object({
  name: z.string(),
  label: z.string().max(200).optional(),
  releases: z.array(z.unknown()).max(mostReleases),
});
const Release = z.object({
  name: z.string().min(1).max(40),
  label: z.string().max(200).optional(),
  eolFrom: z.string().nullish(),
  /** Extended support: free for Debian (LTS), paid for elsewhere. */
  eoesFrom: z.string().nullish(),
});
type Release = z.infer<typeof Release>;

export type EndOfLifeRead =
  | { readonly table: EndOfLifeTable }
  | { readonly table?: undefined; readonly problem: string };

/**
 * The answer of endoflife.date's `/api/v1/products/full` (its OpenAPI document, "ProductDetails"). Products and releases that are not as
 * they should be are left out; an answer without any distribution is a problem.
 */
export function readEndoflifeDate(answer: string): EndOfLifeRead {
  if (answer.length > mostCharacters) return { problem: 'The answer of endoflife.date is too large.' };
  const parsed = Answer.safeParse(jsonOf(answer));
  if (!parsed.success) return { problem: 'The answer of endoflife.date is not a list of products.' };
  const table = new Map(parsed.data.result.flatMap((product) => endsOf(product)));
  return table.size === 0 ? { problem: 'The answer of endoflife.date tells of no distribution.' } : { table };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function endsOf(said: unknown): readonly (readonly [string, EndOfLife])[] {
  const product = Product.safeParse(said).data;
  const id = product && distributions.get(product.name);
  if (product === undefined || id === undefined) return [];
  return product.releases.flatMap((each) => {
    const release = Release.safeParse(each).data;
    const untilMs = release && untilOf(id, release);
    if (release === undefined || untilMs === undefined) return [];
    const title = [product.label ?? product.name, release.label ?? release.name].join(' ');
    return [[releaseKey(id, release.name), { untilMs, title }] as const];
  });
}

/** Undefined while no day is set. */
function untilOf(id: string, { eolFrom, eoesFrom }: Release): number | undefined {
  const untilMs = endOfDayMs(eolFrom ?? '');
  const extendedMs = id === 'debian' ? endOfDayMs(eoesFrom ?? '') : undefined;
  return extendedMs === undefined ? untilMs : Math.max(extendedMs, untilMs ?? 0);
}
