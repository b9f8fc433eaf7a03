import { type Finding, Rank } from '#contracts/security/finding.ts';
import { isOpen, isRepairable } from './count-findings.ts';
import { shownKey } from './finding-key.ts';

/** What is remembered of a finding in a line of images. Stored. */
export interface SeenFinding {
  readonly firstSeenAtMs: number;
  /** Null while it is there. */
  readonly goneAtMs: number | null;
  /** Somebody was told of it. */
  readonly isTold: boolean;
  readonly isExploited: boolean;
  readonly isRepairable: boolean;
  /** At least as urgent as what is told, and open. */
  readonly isDue: boolean;
  /** A rule kept it quiet. */
  readonly isAccepted: boolean;
}

export type ChangeWhy = 'new' | 'exploited' | 'repairable' | 'reopened';

export interface FindingChanges {
  /** New in this line, or back in it. */
  readonly appeared: readonly Finding[];
  /** Keys of what is not found any more. */
  readonly gone: readonly string[];
  readonly exploited: readonly Finding[];
  readonly repairable: readonly Finding[];
  /** A rule keeps it quiet now. */
  readonly accepted: readonly Finding[];
  /** No rule keeps it quiet any more. */
  readonly reopened: readonly Finding[];
  /** To be told of, each finding at most once. */
  readonly toTell: readonly { readonly why: ChangeWhy; readonly findings: readonly Finding[] }[];
  /** Something was told of before, and nothing is left to do. */
  readonly isSettled: boolean;
  /** To be stored in place of what was; only what changed. */
  readonly seen: ReadonlyMap<string, SeenFinding>;
}

/** `plan` tells of everything from there on to `now`. */
export type AlertFrom = Extract<Rank, 'now' | 'soon' | 'plan'>;

export interface ChangeOptions {
  readonly alertFrom: AlertFrom;
  readonly nowMs: number;
  /** False while an image of the line has not been read and matched: what is not found yet is not gone. */
  readonly isWhole: boolean;
  /** Of keys that are not found: whether that says nothing, because their packages were not compared, or perhaps not read. */
  readonly isUnsure?: (key: string) => boolean;
}

/**
 * What changed in a line of images since it was judged last. Purely of what was seen and what is found, so that a restart in between
 * tells nothing twice. `seen` holds everything that was ever found in the line.
 */
export function findingChanges(
  seen: ReadonlyMap<string, SeenFinding>,
  findings: readonly Finding[],
  { alertFrom, nowMs, isWhole, isUnsure = () => false }: ChangeOptions,
): FindingChanges {
  const now = new Map(findings.map((finding) => [shownKey(finding), finding]));
  const left = [...seen].filter(([key, one]) => one.goneAtMs === null && !now.has(key));
  const isGone = (key: string) => isWhole && !isUnsure(key);
  const gone = left.filter(([key]) => isGone(key));
  const isOneHidden = left.some(([key, one]) => !isGone(key) && one.isDue);
  const isDue = (finding: Finding) =>
    isOpen(finding) && Rank.options.indexOf(finding.rank) <= Rank.options.indexOf(alertFrom);
  const changed = [...now].map(([key, finding]) => ({ key, finding, was: seen.get(key) }));
  const appeared = changed.filter(({ was }) => was === undefined || was.goneAtMs !== null);
  const stayed = changed.filter(({ was }) => was?.goneAtMs === null);
  const exploited = stayed.filter(({ was, finding }) => !was!.isExploited && finding.exploited !== null);
  const repairable = stayed.filter(({ was, finding }) => !was!.isRepairable && isRepairable(finding));
  const accepted = stayed.filter(({ was, finding }) => !was!.isAccepted && finding.accepted !== null);
  const reopened = stayed.filter(({ was, finding }) => was!.isAccepted && finding.accepted === null);
  const tell = tellOnce([
    ['exploited', exploited],
    ['repairable', repairable],
    ['reopened', reopened],
    ['new', changed.filter(({ was }) => !was?.isTold)],
  ]);
  const toTell = tell.map(({ why, all }) => ({ why, findings: all.filter(isDue) }));
  const told = new Set(toTell.flatMap((one) => one.findings).map(shownKey));
  const next = changed.map(({ key, finding, was }): [string, SeenFinding] => [
    key,
    {
      firstSeenAtMs: was?.firstSeenAtMs ?? nowMs,
      goneAtMs: null,
      isTold: was?.isTold === true || told.has(key),
      isExploited: finding.exploited !== null,
      isRepairable: isRepairable(finding),
      isDue: isDue(finding),
      isAccepted: finding.accepted !== null,
    },
  ]);
  const ended = gone.map(([key, one]): [string, SeenFinding] => [
    key,
    { ...one, goneAtMs: nowMs, isDue: false },
  ]);
  return {
    appeared: appeared.map(({ finding }) => finding),
    gone: gone.map(([key]) => key),
    exploited: exploited.map(({ finding }) => finding),
    repairable: repairable.map(({ finding }) => finding),
    accepted: accepted.map(({ finding }) => finding),
    reopened: reopened.map(({ finding }) => finding),
    toTell: toTell.filter((one) => one.findings.length > 0),
    isSettled:
      isWhole &&
      !isOneHidden &&
      [...seen.values()].some((one) => one.isTold && one.isDue) &&
      ![...now.values()].some(isDue),
    seen: new Map([...next, ...ended].filter(([key, one]) => !isSame(seen.get(key), one))),
  };
}

/** A finding that changed in two ways is told of in the first. What became urgent only later is new to who is told. */
function tellOnce(
  ways: readonly (readonly [ChangeWhy, readonly { readonly key: string; readonly finding: Finding }[]])[],
): { why: ChangeWhy; all: Finding[] }[] {
  const told = new Set<string>();
  return ways.map(([why, all]) => ({
    why,
    all: all.flatMap(({ key, finding }) => {
      if (told.has(key)) return [];
      told.add(key);
      return [finding];
    }),
  }));
}

function isSame(a: SeenFinding | undefined, b: SeenFinding): boolean {
  return (
    a?.goneAtMs === b.goneAtMs &&
    a.isTold === b.isTold &&
    a.isExploited === b.isExploited &&
    a.isRepairable === b.isRepairable &&
    a.isDue === b.isDue &&
    a.isAccepted === b.isAccepted
  );
}
