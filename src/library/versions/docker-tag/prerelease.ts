import { compareNumbers } from './compare-numbers.ts';
import type { Prerelease } from './tag.ts';

/** Words for what comes before a release, from the roughest on; the words of one row mean the same. */
const stages: readonly (readonly string[])[] = [
  [
    'dev',
    'devel',
    'develop',
    'nightly',
    'snapshot',
    'canary',
    'edge',
    'unstable',
    'experimental',
    'insiders',
  ],
  ['alpha', 'a'],
  ['beta', 'b'],
  ['milestone', 'm'],
  ['preview', 'pre', 'prerelease', 'eap', 'ea', 'next', 'testing'],
  ['rc', 'cr', 'c'],
];
const rankOf = new Map(stages.flatMap((words, rank) => words.map((word) => [word, rank] as const)));
const nameOf = new Map(stages.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)));
/** Words of the first row name a channel when no number follows. */
const channelRank = 0;

const stage = /^([a-z]+)(\d*)$/i;

/** `rc1`, `SNAPSHOT`, `b2`; one letter says something only together with a number below 100. */
export function readStage(piece: string): Prerelease | undefined {
  const [, letters = '', digits = ''] = stage.exec(piece) ?? [];
  const word = letters.toLowerCase();
  if (!rankOf.has(word)) return undefined;
  if (word.length === 1 && (digits === '' || digits.length > 2)) return undefined;
  const isNamed = rankOf.get(word) !== channelRank;
  return { word: isNamed ? (nameOf.get(word) ?? word) : word, numbers: digits === '' ? [] : [digits] };
}

/** True for `3.12-dev`: what is built beside the releases and never becomes one of them. */
export function isChannel({ word, numbers }: Prerelease): boolean {
  return rankOf.get(word) === channelRank && numbers.length === 0;
}

/** Of the same numbers. A release is newer than anything before it. */
export function comparePrereleases(a: Prerelease | undefined, b: Prerelease | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const byStage = (rankOf.get(a.word) ?? 0) - (rankOf.get(b.word) ?? 0);
  return byStage !== 0 ? byStage : compareNumbers(a.numbers, b.numbers);
}
