import type { DeliveryReason } from '#contracts/notify/deliveries.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import { needsUpdate, type TellingRules, type Told } from './needs-update.ts';

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
  before: Told | undefined,
  rules: TellingRules,
  nowMs: number,
): GroupDecision {
  const heard = members.filter((member) => !isHeldBack(member, before, nowMs));
  const held = members.filter((member) => isHeldBack(member, before, nowMs)).map(nameOf);
  const firing = heard.filter(({ alert }) => isTold(alert));
  const resolved = heard.filter(({ alert }) => !isTold(alert));
  const names = { firing: firing.map(nameOf), resolved: resolved.map(nameOf) };
  const quiet = {
    ...rules,
    repeatIntervalMs: firing.every(({ alert }) => alert.acknowledgement) ? 0 : rules.repeatIntervalMs,
  };
  const known = before && { ...before, firing: without(before.firing, held) };
  const reason = needsUpdate(known, names, quiet, nowMs) ?? afterSnooze(firing, before, nowMs);
  if (reason === null) return { reason, alerts: [], told: null };
  const kept = held.filter((name) => before?.firing.has(name));
  const told = {
    firing: new Set([...names.firing, ...kept]),
    resolved: new Set(names.resolved),
    atMs: nowMs,
  };
  const isSilentEnd = reason === 'all-resolved' && !rules.sendResolved;
  const alerts = [...firing, ...(rules.sendResolved ? resolved : [])].map(({ alert }) => alert);
  return { reason: isSilentEnd ? null : flappingReason(reason, firing, before, resolved), alerts, told };
}

function without(names: ReadonlySet<string>, left: readonly string[]): ReadonlySet<string> {
  return left.length === 0 ? names : new Set([...names].filter((name) => !left.includes(name)));
}

/** Known to a destination as firing: also while it flaps, whatever its state is just then. */
function isTold(alert: AlertRecord): boolean {
  return alert.state === 'firing' || alert.flapping !== null;
}

/** A flapping alert goes by another name, so that beginning and ceasing to flap are news. */
function nameOf({ alert }: Member): string {
  return alert.flapping ? `${alert.fingerprint}~` : alert.fingerprint;
}

function isHeldBack({ alert, isSuppressed }: Member, before: Told | undefined, nowMs: number): boolean {
  if (isSuppressed) return true;
  if (alert.state === 'resolved') return false;
  if (alert.snoozedUntilMs !== null && alert.snoozedUntilMs > nowMs) return true;
  // Somebody is on it already: nobody else need hear of it first.
  return alert.acknowledgement !== null && !before?.firing.has(alert.fingerprint);
}

function afterSnooze(
  firing: readonly Member[],
  before: Told | undefined,
  nowMs: number,
): DeliveryReason | null {
  const isBack = firing.some(({ alert: { snoozedUntilMs: until } }) => {
    return until !== null && until <= nowMs && before !== undefined && before.atMs < until;
  });
  return isBack ? 'repeat' : null;
}

function flappingReason(
  reason: DeliveryReason,
  firing: readonly Member[],
  before: Told | undefined,
  resolved: readonly Member[],
): DeliveryReason {
  const isNew = (member: Member) => !before?.firing.has(nameOf(member));
  const news = firing.filter(isNew);
  if (news.length > 0 && news.every(({ alert }) => alert.flapping)) return 'flapping-started';
  const flapped = ({ alert }: Member) => before?.firing.has(`${alert.fingerprint}~`) && !alert.flapping;
  const settled = [...news, ...(firing.length === 0 ? resolved : [])];
  return settled.length > 0 && settled.every(flapped) ? 'flapping-ended' : reason;
}

/** Whether an alert that is over can be let go: no destination believes that it still fires. */
export function isSettled(alert: AlertRecord, told: Iterable<Told>): boolean {
  if (alert.state !== 'resolved' || alert.flapping) return false;
  const { fingerprint } = alert;
  return [...told].every(({ firing }) => !firing.has(fingerprint) && !firing.has(`${fingerprint}~`));
}
