import { FeedError } from '../feed.ts';
import { JsonScanner, type RawPiece } from './json-scanner.ts';

/** One value out of a long JSON text, and the names that lead to it (empty for an element of a list). */
export type JsonPiece =
  | { readonly names: readonly string[]; readonly value: unknown; readonly problem?: undefined }
  | { readonly names: readonly string[]; readonly problem: string };

export interface SplitBounds {
  /** A longer value is left out as a problem. */
  readonly mostPieceBytes: number;
  readonly mostBytes: number;
}

const defaults: SplitBounds = { mostPieceBytes: 4 * 1024 ** 2, mostBytes: 2 * 1024 ** 3 };

/**
 * The values at one place of a JSON text as it streams by: `['packages', '*']` for the elements of the list `packages`, `['*', '*']`
 * for every value of every value. Only one of them is kept at a time; what lies elsewhere is skipped, with its brackets checked.
 * Own code, because the libraries for it build an event for each value, which takes ten times as long.
 * Throws `FeedError` where the text is no JSON, ends midway or lacks the place.
 */
export async function* splitJson(
  chunks: AsyncIterable<Uint8Array>,
  place: readonly string[],
  bounds: Partial<SplitBounds> = {},
): AsyncGenerator<JsonPiece, void> {
  const { mostPieceBytes, mostBytes } = { ...defaults, ...bounds };
  const scanner = new JsonScanner(place, mostPieceBytes);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new FeedError(`It is longer than ${mostBytes} bytes.`);
    for (const piece of scanner.push(chunk)) yield parsed(piece);
  }
  scanner.end();
}

function parsed({ names, text }: RawPiece): JsonPiece {
  if (text === null) return { names, problem: 'It is too long.' };
  try {
    const value: unknown = JSON.parse(text);
    return { names, value };
  } catch {
    return { names, problem: 'It is no JSON.' };
  }
}
