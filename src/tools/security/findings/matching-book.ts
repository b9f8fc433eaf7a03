import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { Reading } from '../reading/reading.ts';
import type { Advisories, Matched, WithInventory } from '../watch-advisories/advisories.ts';
import type { AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import { applyRematch } from '../watch-advisories/rematch.ts';
import type { FlawFacts } from '../watch-advisories/flaw-told.ts';
import type { FindingTables } from './finding-tables.ts';
import {
  deleteMatched,
  listMatched,
  type MatchedImage,
  readMatched,
  touchMatched,
  writeMatched,
} from './matched-store.ts';

export interface MatchingParts {
  readonly database: Database<FindingTables>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly reading: Pick<Reading, 'inventoryOf'>;
  readonly advisories: Pick<Advisories, 'matchAll' | 'facts' | 'changedAtMs'>;
}

interface ReadContent extends WithInventory {
  readonly digest: string;
  readonly scannedAtMs: number;
}

/**
 * What matching gave for each content, kept so that a change of advisories costs only what it concerns. With it is kept when the advisories
 * had last changed before it was asked, so that no change is missed when NEXUS ends before all was matched again.
 */
export class MatchingBook {
  readonly #parts: MatchingParts;
  /** Digests that are as their inventories and the advisories are. Changes keep them so. */
  readonly #current = new Set<string>();

  constructor(parts: MatchingParts) {
    this.#parts = parts;
  }

  read(digest: string): Promise<MatchedImage | undefined> {
    return readMatched(this.#parts.database, digest);
  }

  /** It is not known any more what is as it should be: `catchUp` looks at everything. */
  forget(): void {
    this.#current.clear();
  }

  /** Their inventories are others. */
  inventoriesChanged(digests: readonly string[]): void {
    for (const digest of digests) this.#current.delete(digest);
  }

  /** Matches what was never matched, whose inventory is another, or what advisories outdated while nobody listened. */
  async catchUp(digests: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
    const { database, advisories } = this.#parts;
    const unsure = digests.filter((digest) => !this.#current.has(digest));
    if (unsure.length === 0) return [];
    const known = await listMatched(database);
    const advisoriesAtMs = advisories.changedAtMs() ?? 0;
    const outdated = this.#outdated(unsure, known, advisoriesAtMs);
    return await this.#keepAll(advisories.matchAll(outdated), advisoriesAtMs, signal);
  }

  /** Matches again what changes concern: all that were told so far. An index that was lost tells of nothing: what was found stays. */
  async apply(
    changes: readonly AdvisoryChange[],
    digests: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const { advisories, database, clock } = this.#parts;
    const done = new Set<string>();
    const advisoriesAtMs = advisories.changedAtMs();
    if (advisoriesAtMs === null || changes.length === 0) return done;
    for (const change of changes) {
      const again = advisories.matchAll(this.#inventories(digests), change);
      for (const digest of await this.#keepAll(again, advisoriesAtMs, signal)) done.add(digest);
      if (signal.aborted) return done;
      const flaws = [...new Set([...change.exploited, ...change.likelihood])];
      if (flaws.length > 0)
        for (const digest of await this.#newFacts(await advisories.facts(flaws), digests)) done.add(digest);
    }
    await touchMatched(database, [...this.#current], { matchedAtMs: clock.now(), advisoriesAtMs });
    return done;
  }

  /** What no host has any more. */
  async keepOnly(digests: ReadonlySet<string>): Promise<void> {
    const { database } = this.#parts;
    for (const digest of (await listMatched(database)).keys())
      if (!digests.has(digest)) {
        await deleteMatched(database, digest);
        this.#current.delete(digest);
      }
  }

  async *#inventories(digests: readonly string[]): AsyncGenerator<ReadContent, void> {
    for (const digest of digests) {
      const kept = await this.#parts.reading.inventoryOf(digest);
      if (kept) yield { digest, scannedAtMs: kept.scannedAtMs, inventory: kept.inventory };
    }
  }

  /** An index that is made again tells nothing yet: what was found with another is as good as before. */
  async *#outdated(
    unsure: readonly string[],
    known: Awaited<ReturnType<typeof listMatched>>,
    advisoriesAtMs: number,
  ): AsyncGenerator<ReadContent, void> {
    for (const digest of unsure) {
      // Before it is read: what changes meanwhile makes it unsure again.
      this.#current.add(digest);
      const was = known.get(digest);
      const kept = await this.#parts.reading.inventoryOf(digest);
      if (!kept) this.#current.delete(digest);
      else if (
        was?.scannedAtMs !== kept.scannedAtMs ||
        (advisoriesAtMs > 0 && was.advisoriesAtMs !== advisoriesAtMs)
      )
        yield { digest, scannedAtMs: kept.scannedAtMs, inventory: kept.inventory };
    }
  }

  /** @returns digests of which something else is known now. One that cannot be matched is tried again in the next round. */
  async #keepAll(
    all: AsyncIterable<Matched<ReadContent>>,
    advisoriesAtMs: number,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const done: string[] = [];
    for await (const one of all) {
      if (signal.aborted) break;
      const { digest, scannedAtMs } = one.item;
      if (one.kind === 'failed') {
        this.#parts.log.warn({ digest, detail: one.detail }, 'an image could not be matched');
        this.#current.delete(digest);
      } else if (one.rematch.kind === 'whole') {
        await this.#keep(digest, { scannedAtMs, advisoriesAtMs, result: one.rematch.result });
        done.push(digest);
      } else {
        const before = await this.read(digest);
        // What another inventory gave cannot be mended: `catchUp` matches it whole.
        if (before?.scannedAtMs !== scannedAtMs) continue;
        await this.#keep(digest, { ...before, result: applyRematch(before.result, one.rematch) });
        done.push(digest);
      }
    }
    return done;
  }

  async #newFacts(facts: readonly FlawFacts[], digests: readonly string[]): Promise<string[]> {
    const byFlaw = new Map(facts.map((one) => [one.flaw, one]));
    const done: string[] = [];
    for (const digest of digests) {
      const matched = await this.read(digest);
      const findings = matched?.result.findings.map((finding) => {
        const fact = byFlaw.get(finding.flaw);
        return fact ? { ...finding, exploited: fact.exploited, likelihood: fact.likelihood } : finding;
      });
      if (!matched || !findings?.some((one, at) => one !== matched.result.findings[at])) continue;
      await this.#keep(digest, { ...matched, result: { ...matched.result, findings } });
      done.push(digest);
    }
    return done;
  }

  async #keep(digest: string, matched: Omit<MatchedImage, 'matchedAtMs'>): Promise<void> {
    const { database, clock } = this.#parts;
    await writeMatched(database, digest, { ...matched, matchedAtMs: clock.now() });
  }
}
