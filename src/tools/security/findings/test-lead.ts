import { manualClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { eventually } from '#kernel/eventually.ts';
import type { Finding, Unmatched } from '../matching/finding.ts';
import type { ReadingKnowledge } from '../reading/knowledge.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import type { Matched, WithInventory } from '../watch-advisories/advisories.ts';
import { fakeMatched } from './fake-lab.ts';
import type { FindingTables } from './finding-tables.ts';
import type { AcceptanceRule } from './judge-image.ts';
import { type ChangedImages, LeadFindings } from './lead-findings.ts';
import { securityMigrations } from '../security-migrations.ts';

/** For tests: one that is to be told of. */
export function flawed(flaw: string): Finding {
  const exploited = { cve: flaw, addedAtMs: 1, dueAtMs: null, isRansomware: false, action: '' };
  return fakeMatched({ flaw, state: 'affected', fixedVersion: null, severity: 'critical', exploited });
}

export function redis(digest: string, id = `sha256:${digest}`): LabImage {
  return {
    host: 'nas',
    id,
    digest,
    references: [`redis:${digest}`],
    containers: [],
    sizeBytes: 1,
    isHere: true,
    isHostLive: true,
  };
}

/** `redis:7` was replaced by `redis:8`. */
export const replaced: ChangedImages = { images: [redis('8')], gone: [redis('7')], inventories: ['8'] };

/** For tests: findings led in a lab whose images have what `flaws` says of their digest; a digest without an entry is not read yet. */
export async function openLead() {
  const clock = manualClock(1_000);
  const kernel = await openTestKernelOf<FindingTables>('security', securityMigrations, { clock });
  const lab = {
    images: [redis('7')] as readonly LabImage[],
    flaws: new Map<string, readonly Finding[]>([['7', [flawed('CVE-1')]]]),
    unmatched: [] as readonly Unmatched[],
    state: undefined as ReadingKnowledge['state'] | undefined,
    rules: [] as readonly AcceptanceRule[],
    matched: 0,
    advisoriesAtMs: 1 as number | null,
    /** Digests whose matching fails. */
    failing: new Set<string>(),
    scannedAtMs: 1,
    /** Awaited while each content is matched. */
    gate: async () => {},
    /** How often one was read. */
    inventories: 0,
    rounds: 0,
  };
  const resultOf = (digest: string) => ({
    findings: [...(lab.flaws.get(digest) ?? [])],
    unmatched: [...lab.unmatched],
  });
  const inventoryOf = (digest: string) => ({
    distribution: { id: digest, version: '', codename: null, title: '' },
    platform: null,
    layers: [],
    packages: [],
    problems: [],
  });
  const options = {
    kernel,
    reading: {
      isRead: () => true,
      subjects: () => lab.images,
      knowledge: () => lab.state && { state: lab.state, reason: null, readAtMs: 1 },
      inventoryOf: async (digest: string) => {
        lab.inventories += 1;
        return lab.flaws.has(digest)
          ? {
              image: digest,
              revisions: '',
              scannedAtMs: lab.scannedAtMs,
              seenAtMs: 1,
              packageCount: 0,
              problemCount: 0,
              inventory: inventoryOf(digest),
            }
          : undefined;
      },
    },
    advisories: {
      changedAtMs: () => lab.advisoriesAtMs,
      facts: async (flaws: readonly string[]) =>
        flaws.map((flaw) => ({ flaw, exploited: null, likelihood: null })),
      async *matchAll<Item extends WithInventory>(
        items: AsyncIterable<Item> | Iterable<Item>,
        change?: AdvisoryChange,
      ): AsyncIterable<Matched<Item>> {
        for await (const item of items) {
          const digest = item.inventory.distribution?.id ?? '';
          const result = resultOf(digest);
          await lab.gate();
          if (!change) lab.matched += 1;
          if (lab.failing.has(digest)) yield { kind: 'failed', item, detail: 'It took too long.' };
          else yield { kind: 'matched', item, rematch: { kind: 'whole', result } };
        }
      },
    },
    rules: () => lab.rules,
    alertFrom: () => 'soon' as const,
    changed: () => (lab.rounds += 1),
  };
  const leading = new LeadFindings(options);
  let stop = new AbortController();
  let led = leading.lead({ name: 'x', epoch: 1, signal: stop.signal });
  const lose = async () => {
    stop.abort();
    await led;
  };
  const lead = () => {
    stop = new AbortController();
    led = leading.lead({ name: 'x', epoch: 2, signal: stop.signal });
  };
  const seen = async () =>
    (await kernel.published()).map(({ name, payload }) => [
      name.replace('security.flaws-', ''),
      payload['why'],
      Array.isArray(payload['flaws']) ? payload['flaws'].length : 0,
    ]);
  /** Rings, and waits until everything was looked at: a further ring then changes nothing. */
  const round = async (ring: () => void) => {
    const before = lab.rounds;
    ring();
    await eventually(async () => (lab.rounds > before ? true : undefined));
  };
  return {
    lab,
    clock,
    kernel,
    leading,
    seen,
    round,
    lose,
    lead,
    async [Symbol.asyncDispose]() {
      await lose();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

/** Whoever matches waits from `begun` on, until `go` is called. */
export function openGate(lab: { gate: () => Promise<void> }) {
  const begun = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  lab.gate = async () => {
    begun.resolve();
    await going.promise;
  };
  return { begun: begun.promise, go: going.resolve };
}
