import type { Rating } from '#contracts/security/finding.ts';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Advisory, Affected } from './advisory.ts';
import type { Candidate } from './look-up.ts';
import { type PackedRanges, packRanges, unpackRanges } from './packed-ranges.ts';
import { IndexError } from './row-values.ts';

/** The hot part of an advisory: all but `affected`, `details` and `references`. */
export type AdvisoryHead = Candidate['advisory'];

type PackedRating = readonly [Rating['source'], Rating['severity'], Rating['vector'], Rating['score']];

/** Null: none. */
export function packRatings(ratings: readonly Rating[]): string | null {
  if (ratings.length === 0) return null;
  return JSON.stringify(
    ratings.map(({ source, severity, vector, score }): PackedRating => [source, severity, vector, score]),
  );
}

/** @throws SyntaxError */
export function unpackRatings(packed: string): Rating[] {
  const read: readonly PackedRating[] = JSON.parse(packed);
  return read.map(([source, severity, vector, score]) => ({ source, severity, vector, score }));
}

/** `{}` stands for the id, so that the addresses of a source are one text; undefined: the id is not in it, or `{}` is. */
export function addressTemplate(url: string, id: string): string | undefined {
  const parts = url.split(id);
  return parts.length === 2 && !url.includes('{}') ? parts.join('{}') : undefined;
}

export function addressOf(template: string, id: string): string {
  return template.replace('{}', () => id);
}

type Traits = Omit<Affected, 'ecosystem' | 'release' | 'name' | 'spans' | 'versions' | 'note'>;

/** What many rows have in common, and what each says for itself. */
export interface PackedAffected {
  readonly traits: string;
  readonly ranges: PackedRanges;
  readonly note: string | null;
}

export function packAffected(affected: Affected): PackedAffected {
  const { kind, scheme, state, severity, arches, module, channel } = affected;
  const traits: Traits = {
    kind,
    scheme,
    state,
    ...(severity !== undefined && { severity }),
    ...(arches !== undefined && { arches }),
    ...(module !== undefined && { module }),
    ...(channel !== undefined && { channel }),
  };
  return { traits: JSON.stringify(traits), ranges: packRanges(affected), note: affected.note ?? null };
}

/** @throws Error for what `packAffected` never writes. */
export function unpackAffected(
  name: Pick<Affected, 'ecosystem' | 'release' | 'name'>,
  { traits, ranges, note }: PackedAffected,
): Affected {
  const { spans, versions } = unpackRanges(ranges);
  const affected = { ...name, ...unpackTraits(traits), spans, versions };
  return note === null ? affected : { ...affected, note };
}

const kept = new Map<string, Traits>();
const longestKept = 2_000;

/** They are few, and parsing them took most of the time of a look-up. */
function unpackTraits(text: string): Traits {
  const known = kept.get(text);
  if (known) return known;
  const traits: Traits = JSON.parse(text);
  if (kept.size >= 5_000) kept.clear();
  if (text.length < longestKept) kept.set(text, traits);
  return traits;
}

type Detail = Pick<Advisory, 'details' | 'references'>;
/** Texts of some hundred bytes: the tables of a large window cost more time than the rest. */
const smallWindow = { windowBits: 12, memLevel: 5 };
const mostDetailBytes = 1024 * 1024;

/** Null: there is nothing to keep. */
export function packDetail({ details, references }: Detail): Uint8Array | null {
  if (details === null && references.length === 0) return null;
  return deflateRawSync(JSON.stringify([details, ...references]), smallWindow);
}

/** @throws Error for what `packDetail` never writes. */
export function unpackDetail(body: Uint8Array): Detail {
  const read: unknown = JSON.parse(inflateRawSync(body, { maxOutputLength: mostDetailBytes }).toString());
  if (!Array.isArray(read)) throw new IndexError('The details of an advisory cannot be read.');
  const [details, ...references]: unknown[] = read;
  return {
    details: typeof details === 'string' ? details : null,
    references: references.filter((one) => typeof one === 'string'),
  };
}
