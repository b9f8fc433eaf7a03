import type { DeliveryReason } from '#contracts/notify/deliveries.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import { needsUpdate, type TellingRules, type Told } from './needs-update.ts';
import { flappingNameOf, nameOf, namesOf, snoozedNameOf } from './told-name.ts';

/** A member of a group at the moment that it is looked at. */
export interface Member {
  readonly alert: AlertRecord;
  /** Somebody or something keeps it quiet: a silence, a time, another alert. */
  readonly isSuppressed: boolean;
}

export interface GroupDecision {
  /** Null: nobody is told. */
  readonly reason: DeliveryReason | null;
  /** What the message is about, those that fire first. */
  readonly alerts: readonly AlertRecord[];
  /** What the destination knows afterwards; null: no more and no less than before. */
  readonly told: Told | null;
}

/**
 * Decides whether one destination is told of a group. Suppressed alerts are taken out, and what the destination was told of them
 * stays with it, so that an end that came meanwhile is told once they are free. An acknowledged one gives no reminders; a
 * snoozed one is told again afterwards. A flapping one is told once as such, and once more when it has settled.
 */
export function decideGroup(
  members: readonly Member[],
  toldBefore: Told | undefined,
  rules: TellingRules,
  nowMs: number,
): GroupDecision {
  const before = toldBefore && asSnoozedSince(members, toldBefore, nowMs);
  const isHeld = (member: Member) => isHeldBack(member, before, nowMs);
  const heard = members.filter((member) => !isHeld(member));
  const kept = keptNames(members.filter(isHeld), before, nowMs);
  const firing = heard.filter(({ alert }) => isTold(alert));
  const resolved = heard.filter(({ alert }) => !isTold(alert));
  const names = {
    firing: firing.map(({ alert }) => nameOf(alert)),
    resolved: resolved.map(({ alert }) => nameOf(alert)),
  };
  const quiet = {
    ...rules,
    repeatIntervalMs: firing.every(({ alert }) => alert.acknowledgement) ? 0 : rules.repeatIntervalMs,
  };
  const known = before && {
    ...before,
    firing: new Set([...before.firing].filter((each) => !kept.has(each))),
  };
  const reason = needsUpdate(known, names, quiet, nowMs);
  if (reason === null) return { reason, alerts: [], told: before ? withNames(before, kept) : null };
  const told = {
    firing: new Set([...names.firing, ...kept.values()]),
    resolved: new Set(names.resolved),
    atMs: nowMs,
  };
  const isSilentEnd = reason === 'all-resolved' && !rules.sendResolved;
  const alerts = [...firing, ...(rules.sendResolved ? resolved : [])].map(({ alert }) => alert);
  return { reason: isSilentEnd ? null : finerReason(reason, firing, before, resolved), alerts, told };
}

/** A snooze that nobody looked at while it lasted has happened all the same. */
function asSnoozedSince(members: readonly Member[], told: Told, nowMs: number): Told {
  const snoozed = members.flatMap(({ alert }) =>
    snoozeEndMs(alert, nowMs) > told.atMs
      ? namesOf(alert).map((name) => [name, snoozedNameOf(alert)] as const)
      : [],
  );
  return withNames(told, new Map(snoozed)) ?? told;
}

/** The end of the last snooze, also where the book has not taken it away yet; -Infinity: there was none. */
function snoozeEndMs({ snoozedUntilMs, snoozeEndedMs }: AlertRecord, nowMs: number): number {
  const untilMs = snoozedUntilMs !== null && snoozedUntilMs <= nowMs ? snoozedUntilMs : -Infinity;
  return Math.max(untilMs, snoozeEndedMs ?? -Infinity);
}

/** What the destination knows of those held back: the name that it was told, and the one that stays. */
function keptNames(
  held: readonly Member[],
  before: Told | undefined,
  nowMs: number,
): ReadonlyMap<string, string> {
  return new Map(
    held.flatMap(({ alert }) =>
      namesOf(alert)
        .filter((name) => before?.firing.has(name))
        .map((name) => [name, isSnoozed(alert, nowMs) ? snoozedNameOf(alert) : name] as const),
    ),
  );
}

/** @returns null when no name changes. */
function withNames(before: Told, names: ReadonlyMap<string, string>): Told | null {
  if ([...names].every(([old, name]) => old === name)) return null;
  return { ...before, firing: new Set([...before.firing].map((each) => names.get(each) ?? each)) };
}

/** Known to a destination as firing: also while it flaps, whatever its state is just then. */
function isTold(alert: AlertRecord): boolean {
  return alert.state === 'firing' || alert.flapping !== null;
}

function isSnoozed({ state, snoozedUntilMs }: AlertRecord, nowMs: number): boolean {
  return state !== 'resolved' && snoozedUntilMs !== null && snoozedUntilMs > nowMs;
}

function isHeldBack({ alert, isSuppressed }: Member, before: Told | undefined, nowMs: number): boolean {
  if (isSuppressed || isSnoozed(alert, nowMs)) return true;
  if (alert.state === 'resolved') return false;
  // Somebody is on it already: nobody else need hear of it first, nor once more after a snooze.
  const names = [alert.fingerprint, flappingNameOf(alert)];
  return alert.acknowledgement !== null && !names.some((name) => before?.firing.has(name));
}

function finerReason(
  reason: DeliveryReason,
  firing: readonly Member[],
  before: Told | undefined,
  resolved: readonly Member[],
): DeliveryReason {
  const wasTold = (name: string) => before?.firing.has(name) ?? false;
  const news = firing.filter(({ alert }) => !wasTold(nameOf(alert)));
  if (news.length > 0 && news.every(({ alert }) => wasTold(snoozedNameOf(alert)))) return 'repeat';
  if (news.length > 0 && news.every(({ alert }) => alert.flapping)) return 'flapping-started';
  const settled = [...news, ...(firing.length === 0 ? resolved : [])];
  const hasSettled = ({ alert }: Member) => wasTold(flappingNameOf(alert)) && !alert.flapping;
  return settled.length > 0 && settled.every(hasSettled) ? 'flapping-ended' : reason;
}

/** Whether an alert that is over can be let go: no destination believes that it still fires. */
export function isSettled(alert: AlertRecord, told: Iterable<Told>): boolean {
  if (alert.state !== 'resolved' || alert.flapping) return false;
  const names = namesOf(alert);
  return [...told].every(({ firing }) => !names.some((name) => firing.has(name)));
}
