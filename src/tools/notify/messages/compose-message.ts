import type { Change } from '#contracts/notify/alert.ts';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { inLanguage } from '#contracts/notify/in-language.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { AlertSnapshot, Message, MessageAlert, PendingMessage } from '../message/message.ts';
import { changeUrl, explain, explainChanges } from './explain.ts';
import { humaneDuration, humaneTime } from './humane-time.ts';
import { wordsIn } from './words-in.ts';
import type { Telling } from './words.ts';

const severities = ['critical', 'warning', 'info'] as const;

export interface ComposeOptions {
  readonly id: string;
  readonly language: MessageLanguage;
  readonly nowMs: number;
  /** Null where it is not known: then there are no links. */
  readonly publicUrl: string | null;
  /** What changed just before, by fingerprint. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Absent: the server's. */
  readonly timeZone?: string | undefined;
}

export type Undirected = Omit<PendingMessage, 'destinationId'>;

/** The built-in words of a decided message. Pure. */
export function composeMessage(pending: Undirected, options: ComposeOptions): Message {
  const { language, publicUrl, nowMs } = options;
  const words = wordsIn(language);
  const alerts = inOrder(pending.alerts.map((alert) => inLanguage(alert, language)));
  const isFiring = alerts.some((alert) => alert.isFiring);
  const telling = tellingOf(pending, alerts, nowMs);
  const [only] = alerts.length === 1 ? alerts : [];
  return {
    id: options.id,
    groupKey: pending.groupKey,
    groupLabels: pending.groupLabels,
    commonLabels: common(alerts.map(({ labels }) => labels)),
    commonAnnotations: common(alerts.map(({ annotations }) => annotations)),
    receiver: pending.receiver,
    reason: pending.reason,
    status: isFiring ? 'firing' : 'resolved',
    severity: severities.find((each) => worthOf(alerts).some(({ severity }) => severity === each)) ?? 'info',
    language,
    title: words.title(telling),
    lead: words.lead(telling),
    alerts: alerts.map((alert) => explained(alert, options)),
    truncatedCount: 0,
    footer: footerOf(pending, isFiring, options),
    ownText: null,
    url: publicUrl === null ? null : only === undefined ? `${publicUrl}/notify` : alertUrl(publicUrl, only),
    actions: isFiring && options.id !== '' && pending.reason !== 'test' ? actionsIn(language) : [],
    externalUrl: publicUrl,
    sentAtMs: nowMs,
  };
}

/** Those that fire first, the worst of them first. */
export function inOrder(alerts: readonly AlertSnapshot[]): AlertSnapshot[] {
  const rank = ({ isFiring, severity }: AlertSnapshot) => (isFiring ? 0 : 3) + severities.indexOf(severity);
  return alerts.toSorted((a, b) => rank(a) - rank(b) || a.startsAtMs - b.startsAtMs);
}

/** Those that tell how bad it is: of what fires, else of all. */
function worthOf(alerts: readonly AlertSnapshot[]): readonly AlertSnapshot[] {
  const firing = alerts.filter(({ isFiring }) => isFiring);
  return firing.length > 0 ? firing : alerts;
}

function tellingOf(pending: Undirected, alerts: readonly AlertSnapshot[], nowMs: number): Telling {
  const firing = alerts.filter(({ isFiring }) => isFiring).length;
  const told = worthOf(alerts);
  const longest = told.reduce((most, alert) => Math.max(most, lastedMs(alert, nowMs)), 0);
  return {
    reason: pending.reason,
    firing,
    resolved: alerts.length - firing,
    title: alerts[0]?.title ?? 'NEXUS',
    lasted: told.length === 0 ? null : humaneDuration(longest),
    acknowledgedBy: alerts.find(({ acknowledgedBy }) => acknowledgedBy !== null)?.acknowledgedBy ?? null,
    suppressedCount: pending.suppressedCount,
  };
}

function lastedMs({ startsAtMs, endsAtMs, isFiring }: AlertSnapshot, nowMs: number): number {
  return (isFiring ? nowMs : (endsAtMs ?? nowMs)) - startsAtMs;
}

function explained(alert: AlertSnapshot, options: ComposeOptions): MessageAlert {
  const { publicUrl, language } = options;
  const changedBefore = options.changes.get(alert.fingerprint) ?? [];
  return {
    ...alert,
    facts: explain(alert, options),
    changes: alert.isFiring ? explainChanges(changedBefore, alert.startsAtMs, language) : [],
    changedBefore,
    url: publicUrl === null ? null : alertUrl(publicUrl, alert),
    changeUrl: changeUrl(alert, publicUrl),
  };
}

function alertUrl(publicUrl: string, { fingerprint }: AlertSnapshot): string {
  return `${publicUrl}/notify?alert=${encodeURIComponent(fingerprint)}`;
}

function footerOf(pending: Undirected, isFiring: boolean, options: ComposeOptions): string {
  const { repeatsAtMs } = pending;
  const { language, timeZone } = options;
  return wordsIn(language).footer({
    receiver: pending.receiver,
    group: Object.entries(pending.groupLabels)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
    nextReminder: repeatsAtMs === null || !isFiring ? null : humaneTime(repeatsAtMs, language, timeZone),
  });
}

function actionsIn(language: MessageLanguage): Message['actions'] {
  const { acknowledge, snooze1h, snooze8h } = wordsIn(language).actions;
  return [
    { id: 'acknowledge', label: acknowledge },
    { id: 'snooze-1h', label: snooze1h },
    { id: 'snooze-8h', label: snooze8h },
  ];
}

/** What all of them have alike. */
function common([first = {}, ...others]: readonly Labels[]): Labels {
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((labels) => labels[name] === value)),
  );
}
