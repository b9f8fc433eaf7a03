import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { NexusError } from '#kernel/errors.ts';
import { TarError } from '#library/layers/tar-error.ts';
import { ScanThreadError } from '../scan/threads/scan-thread.ts';
import { retryAtMs } from './back-off.ts';
import { readFirstAnswers } from './first-answers.ts';
import { keepUp } from './keep-up.ts';
import type { LeadOptions } from './lead-options.ts';
import { planReads, type PlannedRead } from './plan-reads.ts';
import { readImage } from './read-image.ts';
import { DeadlineError, reasonOf, reasons } from './reading-reason.ts';
import type { Attempt } from './reading-store.ts';

const roundMs = 15_000;
const sharedRoundMs = 5_000;

/** In one of the processes: reads what is to be read. */
export class LeadReading {
  readonly #options: LeadOptions;
  #current: { readonly host: string; readonly away: AbortController } | undefined;

  constructor(options: LeadOptions) {
    this.#options = options;
  }

  /** Until the lease ends. */
  async lead({ signal }: Lease): Promise<void> {
    await this.#options.book.reload();
    await this.#settleInterrupted();
    this.#options.changed();
    const failed = new AbortController();
    const stop = AbortSignal.any([signal, failed.signal]);
    const loops = [
      this.#readWholes(stop),
      readFirstAnswers(this.#options, stop),
      keepUp(this.#options, stop),
    ];
    try {
      await Promise.all(loops);
    } finally {
      failed.abort();
      await Promise.allSettled(loops);
    }
  }

  /** After a look at the hosts: what is read from one that is away breaks off, and is no failure of its image. */
  hostsSeen(): void {
    const current = this.#current;
    if (current && !this.#options.lab.isLive(current.host))
      current.away.abort(new Error('The host is away.'));
  }

  /** Nobody else reads: what seems to be under way was cut off. */
  async #settleInterrupted(): Promise<void> {
    const { book, reading } = this.#options;
    const nowMs = reading.clock.now();
    for (const attempt of book.attempts().filter(({ startedMs }) => startedMs !== null)) {
      const failures = attempt.failures + 1;
      await book.noteAttempt({
        ...attempt,
        startedMs: null,
        failures,
        failedMs: nowMs,
        nextMs: retryAtMs(nowMs, failures, 'interrupted'),
        reason: attempt.reason ?? reasons.interrupted,
      });
    }
  }

  async #readWholes(stop: AbortSignal): Promise<void> {
    const { reading, bells, isShared, book, contents, planContext, lab } = this.#options;
    while (!stop.aborted) {
      bells.whole.answer();
      if (isShared) await book.reload();
      const [next] = lab.isRead() ? planReads(contents(), planContext()) : [];
      if (next) await this.#readWhole(next, stop);
      else await pause(reading.clock, isShared ? sharedRoundMs : roundMs, stop, bells.whole.rung);
    }
  }

  async #readWhole(planned: PlannedRead, stop: AbortSignal): Promise<void> {
    const { book, reading, changed } = this.#options;
    const { image, content } = planned;
    const { revisions } = reading.scanner;
    const before = content.attempt?.revisions === revisions ? content.attempt : undefined;
    const nothing = {
      digest: content.digest,
      revisions,
      failures: 0,
      failedMs: null,
      nextMs: 0,
      reason: null,
    };
    await book.noteAttempt({ ...nothing, ...before, startedMs: reading.clock.now() });
    const away = new AbortController();
    this.#current = { host: image.host, away };
    changed();
    try {
      const inventory = await readImage(reading, image, AbortSignal.any([stop, away.signal]));
      await book.keepWhole(content.digest, revisions, { inventory, askedMs: content.askedMs });
    } catch (error) {
      await this.#readFailed(planned, { ...nothing, ...before, startedMs: null }, error, {
        stop,
        away: away.signal,
      });
    } finally {
      this.#current = undefined;
      changed();
    }
  }

  async #readFailed(
    { image, content: { digest } }: PlannedRead,
    before: Attempt,
    error: unknown,
    { stop, away }: { readonly stop: AbortSignal; readonly away: AbortSignal },
  ): Promise<void> {
    const { book, reading, log, lab } = this.#options;
    // Of a host that has just gone away nobody may have heard yet.
    if (!stop.aborted) await lab.refresh(stop).catch(() => undefined);
    if (stop.aborted || away.aborted || !lab.isLive(image.host)) {
      if (before.failures > 0) await book.noteAttempt(before);
      else await book.dropAttempt(digest);
      return;
    }
    const isExpected = [NexusError, TarError, ScanThreadError, DeadlineError].some(
      (one) => error instanceof one,
    );
    const fields = { host: image.host, image: image.references[0] ?? image.id };
    log.warn({ ...fields, error: isExpected ? String(error) : error }, 'an image could not be read');
    const failures = before.failures + 1;
    const nowMs = reading.clock.now();
    const nextMs = retryAtMs(nowMs, failures, 'failed');
    await book.noteAttempt({ ...before, failures, failedMs: nowMs, nextMs, reason: reasonOf(error) });
  }
}
