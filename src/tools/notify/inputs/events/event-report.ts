import type { Evidence } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';

/** What is said of an alert in one language. */
export type Wording = Pick<Evidence, 'checked' | 'expected' | 'seen' | 'setBy'> & {
  readonly summary: string;
};

interface TellingEvent {
  readonly name: string;
  readonly atMs: number;
}

export interface ToldEvent<Words> {
  readonly labels: Labels;
  readonly say: (words: Words) => Wording;
  /** The page where it can be changed. */
  readonly changeAt: string;
  /** When the event came, unless told otherwise. */
  readonly startsAtMs?: number;
}

export interface Teller<Words> {
  /** Of the tool. */
  readonly name: string;
  readonly english: Words;
  readonly spanish: Words;
}

/** Makes an alert of an event, in both languages. */
export function reporting<Words>({ name, english, spanish }: Teller<Words>) {
  return (event: TellingEvent, { labels, say, changeAt, startsAtMs }: ToldEvent<Words>): AlertReport => {
    const { summary, ...evidence } = bounded(say(english));
    const { summary: summaryEs, ...es } = bounded(say(spanish));
    return {
      labels,
      annotations: { summary, summary_es: summaryEs },
      startsAtMs: startsAtMs ?? event.atMs,
      source: { kind: 'event', id: event.name, name },
      evidence: { ...evidence, changeAt, es },
    };
  };
}

/** The alert ends with the event. */
export function over({ atMs }: TellingEvent, of: AlertReport): AlertReport {
  return { ...of, startsAtMs: undefined, endsAtMs: atMs };
}

/** Names, titles and reasons are the words of others, of any length. */
function bounded({ summary, checked, expected, seen, setBy }: Wording): Wording {
  return {
    summary,
    checked: checked.slice(0, 2000),
    expected: expected.slice(0, 2000),
    seen: seen.slice(0, 4000),
    setBy: setBy.slice(0, 500),
  };
}
