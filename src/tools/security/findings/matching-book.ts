import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { Reading } from '../reading/reading.ts';
import type { Advisories } from '../watch-advisories/advisories.ts';
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
  readonly advisories: Pick<Advisories, 'match' | 'matchAll' | 'facts' | 'changedAtMs'>;
}

/** What matching gave for each content, kept so that a change of advisories costs only what it concerns. */
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

  /** Their inventories are others. */
  inventoriesChanged(digests: readonly string[]): void {
    for (const digest of digests) this.#current.delete(digest);
  }

  /** Matches what was never matched, whose inventory is another, or what advisories outdated while nobody listened. */
  async catchUp(digests: readonly string[], signal: AbortSignal): Promise<string[]> {
    const { database, reading, advisories } = this.#parts;
    const unsure = digests.filter((digest) => !this.#current.has(digest));
    if (unsure.length === 0) return [];
    const known = await listMatched(database);
    const changedMs = advisories.changedAtMs() ?? 0;
    const done: string[] = [];
    for (const digest of unsure) {
      if (signal.aborted) break;
      const was = known.get(digest);
      const kept = await reading.inventoryOf(digest);
      if (!kept) continue;
      if (was?.scannedAtMs !== kept.scannedAtMs || was.matchedAtMs < changedMs) {
        await this.#keep(digest, kept.scannedAtMs, await advisories.match(kept.inventory));
        done.push(digest);
      }
      this.#current.add(digest);
    }
    return done;
  }

  /** Matches again what a change concerns. */
  async apply(change: AdvisoryChange, digests: readonly string[], signal: AbortSignal): Promise<string[]> {
    const { advisories, log } = this.#parts;
    const done = new Set<string>();
    for await (const matched of advisories.matchAll(this.#inventories(digests), change)) {
      if (signal.aborted) break;
      const { digest, scannedAtMs } = matched.item;
      if (matched.kind === 'failed') {
        log.warn({ digest, detail: matched.detail }, 'an image could not be matched again');
        this.#current.delete(digest);
        continue;
      }
      const before = await this.read(digest);
      if (!before && matched.rematch.kind !== 'whole') continue;
      await this.#keep(
        digest,
        scannedAtMs,
        applyRematch(before?.result ?? { findings: [], unmatched: [] }, matched.rematch),
      );
      done.add(digest);
    }
    const flaws = [...new Set([...change.exploited, ...change.likelihood])];
    if (flaws.length > 0)
      for (const digest of await this.#newFacts(await advisories.facts(flaws), digests)) done.add(digest);
    await touchMatched(this.#parts.database, [...this.#current], this.#parts.clock.now());
    return [...done];
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

  async *#inventories(digests: readonly string[]) {
    for (const digest of digests) {
      const kept = await this.#parts.reading.inventoryOf(digest);
      if (kept) yield { digest, scannedAtMs: kept.scannedAtMs, inventory: kept.inventory };
    }
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
      await this.#keep(digest, matched.scannedAtMs, { ...matched.result, findings });
      done.push(digest);
    }
    return done;
  }

  async #keep(digest: string, scannedAtMs: number, result: MatchResult): Promise<void> {
    const { database, clock } = this.#parts;
    await writeMatched(database, digest, { scannedAtMs, matchedAtMs: clock.now(), result });
  }
}
