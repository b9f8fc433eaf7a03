import { createHash } from 'node:crypto';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Kernel } from '#kernel/tool.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import type { ReadingChange } from '../reading/reading-view.ts';
import type { Advisories } from '../watch-advisories/advisories.ts';
import type { AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import type { AlertFrom, SeenFinding } from './finding-changes.ts';
import { findingKey } from './finding-key.ts';
import type { FindingTables } from './finding-tables.ts';
import { imageLine } from './image-line.ts';
import type { AcceptanceRule } from './judge-image.ts';
import { isUnseen } from './is-unseen.ts';
import { judgeLine, type JudgedLine, type LineImage } from './judge-line.ts';
import { deleteJudged, readJudged, writeJudged } from './judged-store.ts';
import { MatchingBook } from './matching-book.ts';
import { forgetMoments } from './moment-store.ts';
import { readSeen, writeSeen } from './seen-store.ts';
import { tellChanges, type ChangeCause } from './tell-changes.ts';
import { packageKey } from './unsure-in.ts';

export interface LeadFindingsOptions {
  readonly kernel: Pick<Kernel<FindingTables>, 'database' | 'bus' | 'clock' | 'log'>;
  readonly reading: Pick<Reading, 'isRead' | 'subjects' | 'inventoryOf' | 'knowledge'>;
  readonly advisories: Pick<Advisories, 'matchAll' | 'facts' | 'changedAtMs'>;
  rules(): readonly AcceptanceRule[];
  alertFrom(): AlertFrom;
  /** Something that is shown is another now. */
  changed(): void;
}

/** Images, or where they run, are others; so are the inventories of contents. */
export type ChangedImages = Pick<ReadingChange, 'images' | 'gone' | 'inventories'>;

/** Everything is judged again so often: rules end with time. */
const roundMs = 10 * 60_000;
const rememberedMs = 400 * 86_400_000;

/** In one of the processes: matches what was read, judges it where it runs, and tells what changed. */
export class LeadFindings {
  readonly #options: LeadFindingsOptions;
  readonly #book: MatchingBook;
  readonly #bell = new Bell();
  /** What this process wrote of each line while it leads, so that nothing is written twice; a start writes everything once. */
  readonly #written = new Map<string, string>();
  #changes: AdvisoryChange[] = [];
  #isAboutPeople = false;
  /** What is to be judged again: images by key, contents by digest. */
  #stale = { keys: new Set<string>(), digests: new Set<string>() };
  #judgedAllMs = Number.NEGATIVE_INFINITY;
  #isLeading = false;

  constructor(options: LeadFindingsOptions) {
    const { kernel, reading, advisories } = options;
    this.#options = options;
    this.#book = new MatchingBook({ ...kernel, reading, advisories });
  }

  imagesChanged({ images, gone, inventories }: ChangedImages): void {
    for (const one of [...images, ...gone]) this.#stale.keys.add(imageKey(one));
    for (const digest of inventories) this.#stale.digests.add(digest);
    this.#book.inventoriesChanged(inventories);
    this.#bell.ring();
  }

  advisoriesChanged(change: AdvisoryChange): void {
    if (!this.#isLeading) return;
    this.#changes.push(change);
    this.#bell.ring();
  }

  acceptancesChanged(): void {
    this.#isAboutPeople = true;
    this.#bell.ring();
  }

  /** Until the lease ends. After a failure, or once another process has led, everything is looked at anew. */
  async lead({ signal }: Lease): Promise<void> {
    const { kernel, reading } = this.#options;
    this.#book.forget();
    this.#written.clear();
    this.#changes = [];
    this.#judgedAllMs = Number.NEGATIVE_INFINITY;
    this.#isLeading = true;
    try {
      while (!signal.aborted) {
        this.#bell.answer();
        if (reading.isRead()) await this.#round(signal);
        await pause(kernel.clock, roundMs, signal, this.#bell.rung);
      }
    } finally {
      this.#isLeading = false;
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { kernel, reading } = this.#options;
    const images = reading.subjects();
    const digests = [...new Set(images.flatMap(({ digest }) => digest ?? []))];
    const [changes, isAboutPeople, stale] = [this.#changes, this.#isAboutPeople, this.#stale];
    this.#changes = [];
    this.#isAboutPeople = false;
    this.#stale = { keys: new Set(), digests: new Set() };
    const nowMs = kernel.clock.now();
    const isAll = isAboutPeople || nowMs - this.#judgedAllMs >= roundMs;
    for (const digest of await this.#book.apply(changes, digests, signal)) stale.digests.add(digest);
    for (const digest of await this.#book.catchUp(digests, signal)) stale.digests.add(digest);
    if (signal.aborted) return;
    const cause = isAboutPeople ? 'person' : changes.length > 0 ? 'advisory' : 'image';
    await this.#judge(images, { stale: isAll ? null : stale, cause });
    if (!isAll) return;
    this.#judgedAllMs = nowMs;
    await this.#book.keepOnly(new Set(digests));
    await forgetMoments(kernel.database, nowMs - rememberedMs);
  }

  async #judge(
    images: readonly LabImage[],
    { stale, cause }: { readonly stale: Stale | null; readonly cause: ChangeCause },
  ): Promise<void> {
    const unseen = new Set(images.filter(isUnseen).map(imageKey));
    const lines = Map.groupBy(
      images.filter((one) => !unseen.has(imageKey(one))),
      imageLine,
    );
    const judged = await readJudged(this.#options.kernel.database);
    const [known, here] = [Map.groupBy(judged, ({ line }) => line), new Set(images.map(imageKey))];
    const isStale = (one: { host: string; id: string; digest: string | null }) =>
      stale === null || stale.keys.has(imageKey(one)) || stale.digests.has(one.digest ?? '');
    let isChanged = false;
    // A line whose images are all gone ends; what a host that is away has is still listed by the reading.
    for (const line of new Set([...lines.keys(), ...known.keys()])) {
      const [now, before] = [lines.get(line) ?? [], known.get(line) ?? []];
      if (![...now, ...before].some(isStale)) continue;
      // It stays as it was judged before the start.
      if (before.some((one) => unseen.has(imageKey(one)))) continue;
      const gone = before.filter((one) => !here.has(imageKey(one)));
      const isSameContent = digestsOf(now) === digestsOf(before);
      isChanged = (await this.#judgeLine(line, now, { gone, cause, isSameContent })) || isChanged;
    }
    if (isChanged) this.#options.changed();
  }

  /** @returns whether anything is another than before. */
  async #judgeLine(line: string, images: readonly LabImage[], { gone, ...why }: LineNews): Promise<boolean> {
    const { database, clock, bus } = this.#options.kernel;
    const matched: LineImage[] = [];
    for (const image of images)
      matched.push({ image, matched: (image.digest && (await this.#book.read(image.digest))) || null });
    const nowMs = clock.now();
    const seen = await readSeen(database, line);
    const result = judgeLine({
      line,
      images: await this.#withContents(matched, seen),
      seen,
      rules: this.#options.rules(),
      alertFrom: this.#options.alertFrom(),
      nowMs,
    });
    const print = fingerprintOf(result);
    const isWritten = this.#written.get(line) === print;
    if (isWritten && gone.length === 0 && result.changes.seen.size === 0) return false;
    const host = line.split('\n')[0] ?? '';
    const reference = images[0]?.references[0] ?? line.split('\n')[1] ?? line;
    await database.transaction(async (tx) => {
      for (const one of gone) await deleteJudged(tx, one);
      for (const one of result.images) await writeJudged(tx, one.judged, one.findings);
      await writeSeen(tx, line, result.changes.seen);
      await tellChanges(tx, bus, {
        line,
        host,
        reference,
        images,
        changes: result.changes,
        ...why,
        nowMs,
      });
    });
    if (images.length > 0) this.#written.set(line, print);
    else this.#written.delete(line);
    return true;
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

interface LineNews {
  readonly gone: readonly { host: string; id: string }[];
  readonly cause: ChangeCause;
  readonly isSameContent: boolean;
}

interface Stale {
  readonly keys: ReadonlySet<string>;
  readonly digests: ReadonlySet<string>;
}

function digestsOf(images: readonly { readonly digest: string | null }[]): string {
  return [...new Set(images.flatMap(({ digest }) => digest ?? []))].toSorted().join();
}

/** Of everything that is stored but the time of judging. */
function fingerprintOf({ images }: JudgedLine): string {
  const hash = createHash('sha256');
  for (const { judged, findings } of images)
    hash.update(JSON.stringify([{ ...judged, judgedAtMs: 0 }, findings]));
  return hash.digest('base64');
}
