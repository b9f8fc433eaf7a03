import { z } from 'zod';

/** The first line of a bundle, JSON; behind it a zstd stream of the index, a SQLite file. */
export const BundleHeader = z.object({
  kind: z.literal('nexus-advisories'),
  /** Of the line and what follows; the format of the tables is in the file itself. */
  version: z.literal(1),
  madeAtMs: z.int(),
  /** Of the index, unpacked. */
  sizeBytes: z.int().positive(),
  /** Of the index, unpacked: hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  parts: z
    .array(
      z.object({ feed: z.string().max(100), part: z.string().max(300), changedAtMs: z.int().nullable() }),
    )
    .max(10_000),
});
export type BundleHeader = z.infer<typeof BundleHeader>;

export const mostHeaderBytes = 1024 * 1024;
