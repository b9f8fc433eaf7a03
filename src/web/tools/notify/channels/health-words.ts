import type { DestinationHealth } from '#contracts/notify/destinations.ts';
import { wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { State } from '../../../ui/state-badge.tsx';
import { channelsText } from './channels-text.ts';

export const healthMarks: Readonly<Record<DestinationHealth['state'], State>> = {
  unused: 'unknown',
  working: 'up',
  waiting: 'degraded',
  broken: 'down',
  paused: 'paused',
};

/** What there is to say of a destination beyond its state, as sentences. */
export function useHealthWords(): (health: DestinationHealth, nowMs: number) => string {
  const text = useText(channelsText);
  const format = useFormat();
  const language = useLanguage();
  return ({ state, reason: english, reasonEs, sinceMs, untilMs, waiting, dead, lastSentAtMs }, nowMs) => {
    const reason = wordsIn(language, english, reasonEs);
    const clock = (atMs: number) => format.clock(atMs, nowMs);
    const parts: string[] = [];
    if (state === 'waiting' && untilMs !== null)
      parts.push(text('waitsUntil', { time: clock(untilMs), reason: reason ?? '' }));
    else if (state === 'broken' && sinceMs !== null)
      parts.push(text('brokenSince', { time: clock(sinceMs), reason: reason ?? '' }));
    else if (reason) parts.push(reason);
    else if (lastSentAtMs !== null) parts.push(text('lastSent', { time: clock(lastSentAtMs) }));
    if (waiting > 0) parts.push(text('waitingCount', { count: waiting }));
    if (dead > 0) parts.push(text('lostCount', { count: dead }));
    return parts.map((part) => part.replace(/\.$/u, '')).join('. ');
  };
}
