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
import type { AlertFrom } from './finding-changes.ts';
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

export interface LeadFindingsOptions {
  readonly kernel: Pick<Kernel<FindingTables>, 'database' | 'bus' | 'clock' | 'log'>;
  readonly reading: Pick<Reading, 'isRead' | 'subjects' | 'inventoryOf' | 'knowledge'>;
  readonly advisories: Pick<Advisories, 'match' | 'matchAll' | 'facts' | 'changedAtMs'>;
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
  /** What this process wrote of each line, so that nothing is written twice; a start writes everything once. */
  readonly #written = new Map<string, string>();
  #changes: AdvisoryChange[] = [];
  #isAboutPeople = false;
  /** What is to be judged again: images by key, contents by digest. */
  #stale = { keys: new Set<string>(), digests: new Set<string>() };
  #judgedAllMs = Number.NEGATIVE_INFINITY;

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
    this.#changes.push(change);
    this.#bell.ring();
  }

  acceptancesChanged(): void {
    this.#isAboutPeople = true;
    this.#bell.ring();
  }

  /** Until the lease ends. */
  async lead({ signal }: Lease): Promise<void> {
    const { kernel, reading } = this.#options;
    while (!signal.aborted) {
      this.#bell.answer();
      if (reading.isRead()) await this.#round(signal);
      await pause(kernel.clock, roundMs, signal, this.#bell.rung);
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
    try {
      for (const change of changes)
        for (const digest of await this.#book.apply(change, digests, signal)) stale.digests.add(digest);
      for (const digest of await this.#book.catchUp(digests, signal)) stale.digests.add(digest);
      if (signal.aborted) return;
      const cause = isAboutPeople ? 'person' : changes.length > 0 ? 'advisory' : 'image';
      await this.#judge(images, { stale: isAll ? null : stale, cause });
    } catch (error) {
      // What was to be done is not known any more: the next round does all of it.
      this.#judgedAllMs = Number.NEGATIVE_INFINITY;
      throw error;
    }
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
      isChanged = (await this.#judgeLine(line, now, { gone, cause })) || isChanged;
    }
    if (isChanged) this.#options.changed();
  }

  /** @returns whether anything is another than before. */
  async #judgeLine(
    line: string,
    images: readonly LabImage[],
    { gone, cause }: { readonly gone: readonly { host: string; id: string }[]; readonly cause: ChangeCause },
  ): Promise<boolean> {
    const { database, clock, bus } = this.#options.kernel;
    const matched: LineImage[] = [];
    for (const image of images)
      matched.push({ image, matched: (image.digest && (await this.#book.read(image.digest))) || null });
    const nowMs = clock.now();
    const seen = await readSeen(database, line);
    const result = judgeLine({
      line,
      images: matched,
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
        cause,
        nowMs,
      });
    });
    if (images.length > 0) this.#written.set(line, print);
    else this.#written.delete(line);
    return true;
  }
}

interface Stale {
  readonly keys: ReadonlySet<string>;
  readonly digests: ReadonlySet<string>;
}

/** Of everything that is stored but the time of judging. */
function fingerprintOf({ images }: JudgedLine): string {
  const hash = createHash('sha256');
  for (const { judged, findings } of images)
    hash.update(JSON.stringify([{ ...judged, judgedAtMs: 0 }, findings]));
  return hash.digest('base64');
}
