import type { Finding } from '#contracts/security/finding.ts';
import { flawsFound, flawsSettled } from '#contracts/security/events.ts';
import type { SecurityMoment } from '#contracts/security/lab.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { isRepairable } from './count-findings.ts';
import type { FindingChanges } from './finding-changes.ts';
import type { FindingTables } from './finding-tables.ts';
import { foundWords, momentWords, settledWords, type MomentKind } from './line-words.ts';
import { writeMoment } from './moment-store.ts';

export type ChangeCause = SecurityMoment['cause'];

export interface ToldLine {
  readonly line: string;
  readonly host: string;
  readonly reference: string;
  readonly images: readonly Pick<LabImage, 'containers'>[];
  readonly changes: FindingChanges;
  readonly cause: ChangeCause;
  /** Its images have in them what they had when they were judged last. */
  readonly isSameContent: boolean;
  readonly nowMs: number;
}

/** Flaws in one alert, or in one moment. */
const mostNamed = 20;

/** What changed in a line is written down and published in the transaction that keeps it: both or neither. */
export async function tellChanges(
  tx: Transaction<FindingTables>,
  bus: EventBus<FindingTables>,
  told: ToldLine,
): Promise<void> {
  await writeMoments(tx, told);
  const { line, host, reference, images, changes } = told;
  const containers = images.flatMap((image) => image.containers).map(({ name, stack }) => ({ name, stack }));
  const about = { host, reference, containers };
  for (const { why, findings } of changes.toTell) {
    const [first] = findings;
    if (!first) continue;
    const event = {
      ...about,
      why,
      flaws: findings.slice(0, mostNamed).map(inShort),
      count: findings.length,
      rank: first.rank,
      summary: foundWords(reference, why, findings),
    };
    await bus.publish(tx, flawsFound, event, { key: line });
  }
  if (!changes.isSettled) return;
  await bus.publish(
    tx,
    flawsSettled,
    { ...about, why: whySettled(told), summary: settledWords(reference) },
    { key: line },
  );
}

/** Only another image repairs anything. */
function whySettled({ images, changes, cause, isSameContent }: ToldLine) {
  if (images.length === 0) return 'gone';
  if (changes.gone.length === 0) return cause === 'person' ? 'accepted' : 'withdrawn';
  return isSameContent ? 'withdrawn' : 'repaired';
}

function inShort(finding: Finding) {
  return {
    flaw: finding.flaw,
    title: finding.title,
    package: finding.package,
    severity: finding.severity,
    rank: finding.rank,
    repairedIn: isRepairable(finding) ? finding.repair.version : null,
    isExploited: finding.exploited !== null,
  };
}

async function writeMoments(tx: Transaction<FindingTables>, told: ToldLine): Promise<void> {
  const { changes, line, host, reference, cause, isSameContent, nowMs } = told;
  const flawsOf = (findings: readonly Finding[]) => findings.map(({ flaw }) => flaw);
  const kinds: readonly (readonly [MomentKind, readonly string[]])[] = [
    ['appeared', flawsOf(changes.appeared)],
    ['exploited', flawsOf(changes.exploited)],
    ['repairable', flawsOf(changes.repairable)],
    ['accepted', flawsOf(changes.accepted)],
    ['reopened', flawsOf(changes.reopened)],
    [isSameContent ? 'withdrawn' : 'repaired', changes.gone.map((key) => key.split('\n')[0] ?? key)],
  ];
  for (const [kind, flaws] of kinds) {
    if (flaws.length === 0) continue;
    const distinct = [...new Set(flaws)];
    await writeMoment(tx, line, {
      id: newId(nowMs),
      atMs: nowMs,
      kind,
      cause: kind === 'withdrawn' ? 'advisory' : kind === 'repaired' ? 'image' : cause,
      host,
      reference,
      flaws: distinct.slice(0, mostNamed),
      flawsCount: distinct.length,
      words: momentWords(kind, distinct.length),
    });
  }
}
