import { bounds } from './bounded-advisory.ts';
import type { Advisory } from './advisory.ts';
import { cvesFirst } from './packed-id.ts';

/**
 * One advisory out of what a part says of an id in several places: what they say adds up, whatever the order. It counts as taken
 * back when every piece does.
 */
export function mergePieces(pieces: readonly [Advisory, ...Advisory[]]): Advisory {
  const [first] = pieces;
  if (pieces.length === 1) return { ...first, affected: distinct(first.affected) };
  const firstOf = <Key extends 'title' | 'details' | 'url'>(key: Key) =>
    pieces.map((piece) => piece[key]).find((text) => text !== null) ?? null;
  const times = (key: 'publishedAtMs' | 'modifiedAtMs' | 'withdrawnAtMs') =>
    pieces.map((piece) => piece[key]).filter((time) => time !== null);
  const withdrawn = times('withdrawnAtMs');
  return {
    feed: first.feed,
    id: first.id,
    aliases: cvesFirst(pieces.flatMap((piece) => piece.aliases)).slice(0, bounds.names),
    related: cvesFirst(pieces.flatMap((piece) => piece.related)).slice(0, bounds.names),
    title: firstOf('title'),
    details: firstOf('details'),
    url: firstOf('url'),
    references: [...new Set(pieces.flatMap((piece) => piece.references))].slice(0, bounds.references),
    publishedAtMs: extreme(times('publishedAtMs'), Math.min),
    modifiedAtMs: extreme(times('modifiedAtMs'), Math.max),
    withdrawnAtMs: withdrawn.length === pieces.length ? extreme(withdrawn, Math.max) : null,
    ratings: distinct(pieces.flatMap((piece) => piece.ratings)).slice(0, bounds.ratings),
    affected: distinct(pieces.flatMap((piece) => piece.affected)),
  };
}

function extreme(times: readonly number[], choose: (a: number, b: number) => number): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => choose(a, b));
}

/** Each once, in the order of what they say. */
function distinct<One>(all: readonly One[]): One[] {
  const byText = new Map(all.map((one) => [JSON.stringify(one), one]));
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
