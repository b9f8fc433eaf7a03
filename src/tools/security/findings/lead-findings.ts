import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import type { Log } from '#kernel/log.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import type { ReadingChange } from '../reading/reading-view.ts';
import type { Advisories } from '../watch-advisories/advisories.ts';
import type { AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import { imageLine } from './image-line.ts';
import { isUnseen } from './is-unseen.ts';
import { readJudged } from './judged-store.ts';
import { LineBook, type LineBookOptions } from './line-book.ts';
import { MatchingBook } from './matching-book.ts';
import { forgetMoments } from './moment-store.ts';
import type { ChangeCause } from './tell-changes.ts';

export interface LeadFindingsOptions extends Omit<LineBookOptions, 'matching' | 'kernel' | 'reading'> {
  readonly kernel: LineBookOptions['kernel'] & { readonly log: Log };
  readonly reading: LineBookOptions['reading'] & Pick<Reading, 'isRead' | 'subjects'>;
  readonly advisories: Pick<Advisories, 'matchAll' | 'facts' | 'changedAtMs'>;
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
  readonly #lines: LineBook;
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
    this.#lines = new LineBook({ ...options, matching: this.#book });
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
  async lead(lease: Lease): Promise<void> {
    const { kernel, reading } = this.#options;
    const { signal } = lease;
    this.#book.forget();
    this.#lines.forget();
    this.#changes = [];
    this.#judgedAllMs = Number.NEGATIVE_INFINITY;
    this.#isLeading = true;
    try {
      while (!signal.aborted) {
        this.#bell.answer();
        if (reading.isRead()) await this.#round(lease);
        await pause(kernel.clock, roundMs, signal, this.#bell.rung);
      }
    } finally {
      this.#isLeading = false;
    }
  }

  async #round(lease: Lease): Promise<void> {
    const { kernel, reading } = this.#options;
    const { signal } = lease;
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
    await this.#judge(images, { stale: isAll ? null : stale, cause }, lease);
    if (!isAll || signal.aborted) return;
    this.#judgedAllMs = nowMs;
    await this.#book.keepOnly(new Set(digests));
    await forgetMoments(kernel.database, nowMs - rememberedMs);
  }

  async #judge(
    images: readonly LabImage[],
    { stale, cause }: { readonly stale: Stale | null; readonly cause: ChangeCause },
    lease: Lease,
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
      if (lease.signal.aborted) break;
      const [now, before] = [lines.get(line) ?? [], known.get(line) ?? []];
      if (![...now, ...before].some(isStale)) continue;
      // It stays as it was judged before the start.
      if (before.some((one) => unseen.has(imageKey(one)))) continue;
      const gone = before.filter((one) => !here.has(imageKey(one)));
      const isSameContent = digestsOf(now) === digestsOf(before);
      const news = { images: now, gone, cause, isSameContent };
      isChanged = (await this.#lines.judge(line, news, lease)) || isChanged;
    }
    if (isChanged) this.#options.changed();
  }
}

interface Stale {
  readonly keys: ReadonlySet<string>;
  readonly digests: ReadonlySet<string>;
}

function digestsOf(images: readonly { readonly digest: string | null }[]): string {
  return [...new Set(images.flatMap(({ digest }) => digest ?? []))].toSorted().join();
}
