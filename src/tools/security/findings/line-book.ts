import { createHash } from 'node:crypto';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { unavailable } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/tool.ts';
import type { ImageKey, LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import type { AlertFrom, SeenFinding } from './finding-changes.ts';
import { findingKey } from './finding-key.ts';
import type { FindingTables } from './finding-tables.ts';
import type { AcceptanceRule } from './judge-image.ts';
import { judgeLine, type JudgedLine, type LineImage } from './judge-line.ts';
import { deleteJudged, writeJudged } from './judged-store.ts';
import type { MatchingBook } from './matching-book.ts';
import { readSeen, writeSeen } from './seen-store.ts';
import { tellChanges, type ChangeCause } from './tell-changes.ts';
import { packageKey } from './unsure-in.ts';

export interface LineBookOptions {
  readonly kernel: Pick<Kernel<FindingTables>, 'database' | 'bus' | 'clock' | 'coordinator'>;
  readonly reading: Pick<Reading, 'inventoryOf' | 'knowledge'>;
  readonly matching: Pick<MatchingBook, 'read'>;
  rules(): readonly AcceptanceRule[];
  alertFrom(): AlertFrom;
}

export interface LineNews {
  /** Of the line, as they are now. */
  readonly images: readonly LabImage[];
  /** Were of the line when it was judged last, and are no more. */
  readonly gone: readonly ImageKey[];
  readonly cause: ChangeCause;
  /** Its images have in them what they had when they were judged last. */
  readonly isSameContent: boolean;
}

/** Lines of images as they were judged, with what was seen in them and what people were told. */
export class LineBook {
  readonly #options: LineBookOptions;
  /** What this process wrote of each line while it leads, so that nothing is written twice; a start writes everything once. */
  readonly #written = new Map<string, string>();

  constructor(options: LineBookOptions) {
    this.#options = options;
  }

  /** Another process may have written since. */
  forget(): void {
    this.#written.clear();
  }

  /** @returns whether anything is another than before. @throws NexusError `unavailable` when another process judges by now */
  async judge(line: string, { gone, images, ...why }: LineNews, lease: Lease): Promise<boolean> {
    const { database, clock, bus, coordinator } = this.#options.kernel;
    const nowMs = clock.now();
    const result = await this.#judged(line, images, nowMs);
    const { changes } = result;
    const print = fingerprintOf(result);
    if (this.#written.get(line) === print && gone.length === 0 && changes.seen.size === 0) return false;
    const [host = '', name = line] = line.split('\n');
    const reference = images[0]?.references[0] ?? name;
    await database.transaction(async (tx) => {
      if (!(await coordinator.isCurrent(lease, tx)))
        throw unavailable('Another process judges findings now.');
      for (const one of gone) await deleteJudged(tx, one);
      for (const one of result.images) await writeJudged(tx, one.judged, one.findings);
      await writeSeen(tx, line, changes.seen);
      await tellChanges(tx, bus, { line, host, reference, images, changes, ...why, nowMs });
    });
    if (images.length > 0) this.#written.set(line, print);
    else this.#written.delete(line);
    return true;
  }

  async #judged(line: string, images: readonly LabImage[], nowMs: number): Promise<JudgedLine> {
    const { kernel, matching } = this.#options;
    const matched: LineImage[] = [];
    for (const image of images)
      matched.push({ image, matched: (image.digest && (await matching.read(image.digest))) || null });
    const seen = await readSeen(kernel.database, line);
    return judgeLine({
      line,
      images: await this.#withContents(matched, seen),
      seen,
      rules: this.#options.rules(),
      alertFrom: this.#options.alertFrom(),
      nowMs,
    });
  }

  /** What is in images that were read in part is looked at only where something that was seen is missing. */
  async #withContents(
    images: readonly LineImage[],
    seen: ReadonlyMap<string, SeenFinding>,
  ): Promise<readonly LineImage[]> {
    const found = new Set(images.flatMap(({ matched }) => matched?.result.findings ?? []).map(findingKey));
    if (![...seen].some(([key, { goneAtMs }]) => goneAtMs === null && !found.has(key))) return images;
    const { reading } = this.#options;
    return await Promise.all(
      images.map(async (one) => {
        const { host, id, digest } = one.image;
        const state = reading.knowledge(host, id)?.state;
        if (digest === null || (state !== 'partial' && state !== 'system-only')) return one;
        const kept = await reading.inventoryOf(digest);
        return { ...one, holds: new Set((kept?.inventory.packages ?? []).map(packageKey)) };
      }),
    );
  }
}

/** Of everything that is stored but the time of judging. */
function fingerprintOf({ images }: JudgedLine): string {
  const hash = createHash('sha256');
  for (const { judged, findings } of images)
    hash.update(JSON.stringify([{ ...judged, judgedAtMs: 0 }, findings]));
  return hash.digest('base64');
}
