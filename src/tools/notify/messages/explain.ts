import type { Change } from '#contracts/notify/alert.ts';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { AlertSnapshot, Fact } from '../message/message.ts';
import { humaneDuration, humaneTime } from './humane-time.ts';
import { wordsIn } from './words-in.ts';
import type { FactName } from './words.ts';

export interface ExplainOptions {
  readonly language: MessageLanguage;
  readonly nowMs: number;
  /** Of this NEXUS, for paths of it; null where it is not known. */
  readonly publicUrl: string | null;
  /** Absent: the server's. */
  readonly timeZone?: string | undefined;
}

/** What an alert means, line by line. What is not known is left out; a last line says what the sender did not tell. */
export function explain(alert: AlertSnapshot, options: ExplainOptions): Fact[] {
  const words = wordsIn(options.language);
  const { annotations, labels, evidence } = alert;
  const description = annotations['description'] ?? annotations['message'];
  const told = {
    checked: evidence?.checked ?? '',
    expected: evidence?.expected ?? '',
    seen: evidence?.seen || (annotations['value'] ?? labels['value'] ?? ''),
  };
  const lines: [FactName, string | undefined][] = [
    ['description', description === alert.title ? undefined : description],
    ['checked', told.checked],
    ['expected', told.expected],
    ['seen', told.seen],
    [alert.isFiring ? 'since' : 'over', whenOf(alert, options)],
    ['rule', evidence === null ? ruleOf(alert, options.language) : undefined],
    ['setBy', evidence?.setBy],
    ['changeAt', changeUrl(alert, options.publicUrl) ?? undefined],
    ['runbook', annotations['runbook_url'] ?? annotations['runbook']],
    ['acknowledgedBy', alert.acknowledgedBy ?? undefined],
  ];
  const missing = (['checked', 'expected', 'seen'] as const).filter((part) => told[part] === '');
  if (missing.length > 0) lines.push(['notTold', words.notTold(missing)]);
  return lines.flatMap(([name, value]) => (value ? [{ name: words.facts[name], value }] : []));
}

/** Where its rule is changed: a page of NEXUS, or of what sent it. */
export function changeUrl(alert: AlertSnapshot, publicUrl: string | null): string | null {
  const at = alert.evidence?.changeAt ?? alert.generatorUrl;
  if (!at?.startsWith('/')) return at ?? null;
  return publicUrl === null ? null : publicUrl + at;
}

/** What changed just before, as sentences. */
export function explainChanges(
  changes: readonly Change[],
  startsAtMs: number,
  language: MessageLanguage,
): string[] {
  const words = wordsIn(language);
  return changes.map(({ atMs, by, what, target, detail }) => {
    const duration = humaneDuration(Math.abs(startsAtMs - atMs));
    const when = atMs > startsAtMs ? words.after(duration) : words.before(duration);
    if (by === null) return words.happened({ when, what, target, detail });
    return words.changedBy({ when, who: by, what, target });
  });
}

function whenOf(alert: AlertSnapshot, { language, nowMs, timeZone }: ExplainOptions): string {
  const words = wordsIn(language);
  const { startsAtMs, endsAtMs, isFiring } = alert;
  const startedAt = humaneTime(startsAtMs, language, timeZone);
  // The clock of the sender is ahead: how long it has lasted is not known.
  if (isFiring && startsAtMs > nowMs) return startedAt;
  if (isFiring) return words.since(startedAt, humaneDuration(nowMs - startsAtMs));
  const overMs = endsAtMs ?? nowMs;
  return words.over(humaneTime(overMs, language, timeZone), humaneDuration(overMs - startsAtMs));
}

function ruleOf(alert: AlertSnapshot, language: MessageLanguage): string | undefined {
  const name = alert.labels['alertname'];
  if (name === undefined) return undefined;
  const at = alert.generatorUrl === null ? null : (URL.parse(alert.generatorUrl)?.host ?? null);
  return wordsIn(language).rule(name, alert.source.name, at);
}
