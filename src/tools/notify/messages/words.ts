import type { DeliveryReason } from '#contracts/notify/deliveries.ts';

/** What the words of a message depend on. */
export interface Telling {
  readonly reason: DeliveryReason;
  readonly firing: number;
  readonly resolved: number;
  /** The first alert, or the first that fires. */
  readonly title: string;
  /** How long the oldest of them fires or fired, in words; null where unknown. */
  readonly lasted: string | null;
  readonly acknowledgedBy: string | null;
  readonly suppressedCount: number;
}

export interface Why {
  readonly receiver: string;
  /** What the alerts of the group have in common: `host=nas`; empty where nothing. */
  readonly group: string;
  /** In words; null: none. */
  readonly nextReminder: string | null;
}

export type FactName =
  | 'checked'
  | 'expected'
  | 'seen'
  | 'since'
  | 'over'
  | 'setBy'
  | 'changeAt'
  | 'rule'
  | 'description'
  | 'runbook'
  | 'acknowledgedBy'
  | 'notTold';

export interface Words {
  title(telling: Telling): string;
  lead(telling: Telling): string;
  footer(why: Why): string;
  readonly facts: Readonly<Record<FactName, string>>;
  since(time: string, lasted: string): string;
  over(time: string, lasted: string): string;
  rule(name: string, source: string, at: string | null): string;
  notTold(missing: readonly ('checked' | 'expected' | 'seen')[]): string;
  /** Of a change that a person made. */
  changedBy(change: { when: string; who: string; what: string; target: string }): string;
  /** Of what happened by itself. */
  happened(change: { when: string; what: string; target: string; detail: string | null }): string;
  before(duration: string): string;
  after(duration: string): string;
  readonly actions: { readonly acknowledge: string; readonly snooze1h: string; readonly snooze8h: string };
  templateFailed(name: string): string;
  /** What came of an answer that somebody gave at a receiver. */
  readonly answers: {
    readonly unknown: string;
    readonly over: string;
    acknowledged(by: string, count: number): string;
    snoozed(count: number, duration: string): string;
  };
}
