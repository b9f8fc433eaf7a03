import { createHash } from 'node:crypto';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Kernel } from '#kernel/tool.ts';
import { Bell } from '../reading/bell.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import type { Advisories } from '../watch-advisories/advisories.ts';
import type { AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import type { AlertFrom } from './finding-changes.ts';
import type { FindingTables } from './finding-tables.ts';
import { imageLine } from './image-line.ts';
import type { AcceptanceRule } from './judge-image.ts';
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

/** Without news: rules and support end with time. */
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

  constructor(options: LeadFindingsOptions) {
    const { kernel, reading, advisories } = options;
    this.#options = options;
    this.#book = new MatchingBook({ ...kernel, reading, advisories });
  }

  /** Images, their inventories or where they run are others. */
  imagesChanged(): void {
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
    const images = this.#options.reading.subjects();
    const digests = [...new Set(images.flatMap(({ digest }) => digest ?? []))];
    const [changes, isAboutPeople] = [this.#changes, this.#isAboutPeople];
    this.#changes = [];
    this.#isAboutPeople = false;
    for (const change of changes) await this.#book.apply(change, digests, signal);
    await this.#book.catchUp(digests, signal);
    if (signal.aborted) return;
    await this.#judge(images, isAboutPeople ? 'person' : changes.length > 0 ? 'advisory' : 'image');
    await this.#book.keepOnly(new Set(digests));
    const { database, clock } = this.#options.kernel;
    await forgetMoments(database, clock.now() - rememberedMs);
  }

  async #judge(images: readonly LabImage[], cause: ChangeCause): Promise<void> {
    const lines = Map.groupBy(images, imageLine);
    const judged = await readJudged(this.#options.kernel.database);
    const [known, here] = [Map.groupBy(judged, ({ line }) => line), new Set(images.map(imageKey))];
    // A line whose images are all gone ends; what a host that is away has is still listed by the reading.
    const all = new Set([...lines.keys(), ...known.keys()]);
    let isChanged = false;
    for (const line of all) {
      const gone = (known.get(line) ?? []).filter((one) => !here.has(imageKey(one)));
      isChanged = (await this.#judgeLine(line, lines.get(line) ?? [], { gone, cause })) || isChanged;
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

/** Of everything that is stored but the time of judging. */
function fingerprintOf({ images }: JudgedLine): string {
  const hash = createHash('sha256');
  for (const { judged, findings } of images)
    hash.update(JSON.stringify([{ ...judged, judgedAtMs: 0 }, findings]));
  return hash.digest('base64');
}
