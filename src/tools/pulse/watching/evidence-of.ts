import type { Evidence } from '#contracts/notify/alert.ts';
import type { Evidence as Looked } from '../checks/check-kind.ts';
import { type Cause, differenceText, reasonText } from '../incidents/cause.ts';
import type { SeenCheck } from '../incidents/seen-check.ts';
import { durationText } from './duration-text.ts';
import type { WatchedMonitor } from './watched-monitor.ts';

type Language = 'en' | 'es';

const words = {
  every: { en: 'every', es: 'cada' },
  within: { en: 'an answer within', es: 'una respuesta en menos de' },
  nothing: { en: 'no answer', es: 'ninguna respuesta' },
  answer: { en: 'an answer after', es: 'una respuesta tras' },
  someAnswer: { en: 'an answer', es: 'una respuesta' },
  triedAt: { en: 'tried at', es: 'se probó con' },
} as const;

/** What was checked, expected and seen, so that a message can be understood without NEXUS open. */
export function evidenceOf(watched: WatchedMonitor, seen: SeenCheck | undefined, cause?: Cause): Evidence {
  const { monitor } = watched;
  return {
    ...wordsIn('en', watched, seen, cause),
    changeAt: `/pulse/monitors/${monitor.id}`,
    es: wordsIn('es', watched, seen, cause),
  };
}

function wordsIn(language: Language, watched: WatchedMonitor, seen: SeenCheck | undefined, cause?: Cause) {
  const { monitor, plan } = watched;
  const every = `${words.every[language]} ${durationText(monitor.intervalMs)}`;
  const difference = cause && differenceText(cause)?.[language];
  const seenText = [seenIn(language, seen, monitor.isUpsideDown), difference].filter(Boolean).join(' ');
  return {
    checked: `${plan.kind.title[language]} ${monitor.target}, ${every}`.slice(0, 2_000),
    expected: expectedIn(language, watched, seen).slice(0, 2_000),
    seen: seenText.slice(0, 4_000),
    setBy: monitor.updatedBy.slice(0, 500),
  };
}

function expectedIn(
  language: Language,
  { monitor, plan }: WatchedMonitor,
  seen: SeenCheck | undefined,
): string {
  if (monitor.isUpsideDown) return words.nothing[language];
  const looked = (seen?.evidence ?? []).filter(({ expected }) => expected !== undefined);
  if (looked.length > 0)
    return looked.map((one) => `${labelOf(one, language)}: ${one.expected ?? ''}`).join('; ');
  const limitMs = monitor.degradedAboveMs ?? plan.timeoutMs;
  const conditions = plan.conditions.map(({ text }) => text);
  return [`${words.within[language]} ${durationText(limitMs)}`, ...conditions].join('; ');
}

function seenIn(language: Language, seen: SeenCheck | undefined, isUpsideDown: boolean): string {
  if (!seen) return '–';
  const took =
    seen.latencyMs === undefined
      ? words.someAnswer[language]
      : `${words.answer[language]} ${durationText(seen.latencyMs)}`;
  if (seen.ok && (isUpsideDown || !seen.reason)) return took;
  const reason = reasonText(seen.reason ?? null)[language];
  const looked = (seen.evidence ?? []).map((one) => `${labelOf(one, language)}: ${one.seen}`);
  const tried = !seen.ok && seen.address !== undefined ? [`${words.triedAt[language]} ${seen.address}`] : [];
  const more = [...looked, ...tried].join('; ');
  return more === '' ? reason : `${reason} ${more}.`;
}

function labelOf({ label, labelEs }: Looked, language: Language): string {
  return language === 'es' ? (labelEs ?? label) : label;
}
