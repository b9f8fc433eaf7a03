import type { AlertSource, Change, Evidence, Severity } from '#contracts/notify/alert.ts';
import type { DeliveryReason } from '#contracts/notify/deliveries.ts';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Labels } from '#contracts/notify/matcher.ts';

/** An alert as it was when the message was decided. */
export interface AlertSnapshot {
  readonly fingerprint: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly severity: Severity;
  readonly title: string;
  readonly isFiring: boolean;
  readonly startsAtMs: number;
  /** Null while firing. */
  readonly endsAtMs: number | null;
  readonly generatorUrl: string | null;
  readonly source: AlertSource;
  readonly evidence: Evidence | null;
  readonly acknowledgedBy: string | null;
}

/** A decided message: who hears what and why. What it says is written when it is sent. */
export interface PendingMessage {
  readonly destinationId: string;
  readonly receiver: string;
  readonly groupKey: string;
  readonly groupLabels: Labels;
  readonly reason: DeliveryReason;
  readonly alerts: readonly AlertSnapshot[];
  /** When the next reminder comes if nothing changes; null: none. */
  readonly repeatsAtMs: number | null;
  /** What this message's alerts explain and keep quiet, by fingerprint. */
  readonly suppressedCount: number;
}

/** A line of an explanation: `Expected`, `status 200 to 299`. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface MessageAlert extends AlertSnapshot {
  /** Checked, expected, seen, since when, set by; in the message's language. */
  readonly facts: readonly Fact[];
  /** What changed just before on the same container, stack or host, as sentences; of the alerts that people read. */
  readonly changes: readonly string[];
  readonly changedBefore: readonly Change[];
  /** Its page in NEXUS; null where NEXUS does not know its own address. */
  readonly url: string | null;
  /** Where its rule is changed. */
  readonly changeUrl: string | null;
}

export interface MessageAction {
  readonly id: 'acknowledge' | 'snooze-1h' | 'snooze-8h';
  readonly label: string;
}

/** What a channel puts into its own form. Every text is plain: it must be escaped for the form it is put into. */
export interface Message {
  /** The same at each try: the idempotency key. */
  readonly id: string;
  readonly groupKey: string;
  readonly groupLabels: Labels;
  readonly commonLabels: Labels;
  readonly commonAnnotations: Labels;
  readonly receiver: string;
  readonly reason: DeliveryReason;
  readonly status: 'firing' | 'resolved';
  readonly severity: Severity;
  readonly language: MessageLanguage;
  /** One line. */
  readonly title: string;
  /** Why this message, in a sentence: `New`, `Reminder: still down after 4 h`, `Over after 12 min`. */
  readonly lead: string;
  /** Every one, those that fire first, the worst of them first; what people read is cut by `inShort`. */
  readonly alerts: readonly MessageAlert[];
  /** How many more there are. */
  readonly truncatedCount: number;
  /** Why this person: the route and the schedule; and when the next reminder comes. */
  readonly footer: string;
  /** The whole body in the words of a person's own template; then lead, alerts and footer are not shown. */
  readonly ownText: string | null;
  readonly url: string | null;
  /** Only while something fires. */
  readonly actions: readonly MessageAction[];
  /** This NEXUS, as its users reach it. */
  readonly externalUrl: string | null;
  readonly sentAtMs: number;
}
