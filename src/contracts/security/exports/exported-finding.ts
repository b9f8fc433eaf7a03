import { z } from 'zod';
import { Finding } from '../finding.ts';

/** A finding, and where it was found. */
export const ExportedFinding = Finding.extend({
  /** Null: not on a host, but in a file, a folder or a registry. */
  host: z.string().nullable(),
  /** The engine's id of the image, or its digest. */
  image: z.string().nullable(),
  /** What people call it: `nginx:1.27`. */
  reference: z.string(),
});
export type ExportedFinding = z.infer<typeof ExportedFinding>;

/** What a file says of itself. */
export interface ExportAbout {
  /** What was looked at: `lab`, or the name of an image. */
  readonly name: string;
  readonly madeAtMs: number;
  /** Of NEXUS; null where it is not known. */
  readonly toolVersion: string | null;
  /** What could not be read, so that nothing found does not mean clean. */
  readonly problems: readonly string[];
}

/** What is looked at twice has to give the same both times; findings of one flaw follow each other. */
export type ExportedFindings = () => Iterable<ExportedFinding> | AsyncIterable<ExportedFinding>;

/** By flaw, then by place: the order of every export, so that two of them can be compared line by line. */
export function compareExported(one: ExportedFinding, other: ExportedFinding): number {
  const [mine, others] = [orderOf(one), orderOf(other)];
  for (const [at, text] of mine.entries()) {
    const against = others[at] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}

function orderOf({ flaw, host, reference, image, type, package: name, version, packages }: ExportedFinding) {
  return [flaw, host ?? '', reference, image ?? '', type, name, version, packages[0]?.path ?? ''];
}

/** One line of JSON that any program reads: half characters (lone surrogates) are replaced. */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value);
  // There hardly ever are any, and looking at each value takes ten times as long.
  if (!/\\ud[89a-f]/.test(text)) return text;
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? one.toWellFormed() : one));
}
