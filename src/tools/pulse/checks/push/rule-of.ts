import { parseCron } from '#library/cron/parse-cron.ts';
import { parseOnCalendar } from '#library/on-calendar/parse-on-calendar.ts';
import type { PushRule, PushSchedule } from '../../push/push-rule.ts';
import type { PushSettings } from './push-settings.ts';

/** @throws TypeError for a schedule that the settings would not have taken */
export function ruleOf(settings: PushSettings): PushRule {
  const { graceSeconds, methods, needsManualResume, withoutWords } = settings;
  const failure = wordsOf(settings.failureWords);
  const success = wordsOf(settings.successWords);
  const start = wordsOf(settings.startWords);
  const hasWords = failure.length + success.length + start.length > 0;
  return {
    schedule: scheduleOf(settings),
    graceMs: graceSeconds * 1_000,
    methods,
    needsManualResume,
    ...(hasWords && { bodyFilter: { failure, success, start, otherwise: withoutWords } }),
  };
}

function scheduleOf({ schedule, periodSeconds, cron, calendar, timeZone }: PushSettings): PushSchedule {
  if (schedule === 'period') return { kind: 'period', periodMs: periodSeconds * 1_000 };
  if (schedule === 'cron') {
    const parsed = parseCron(cron);
    if (parsed.schedule) return { kind: 'cron', cron: parsed.schedule, timeZone };
    throw new TypeError(parsed.problem.message);
  }
  const parsed = parseOnCalendar(calendar);
  if (parsed.schedule) return { kind: 'calendar', calendar: parsed.schedule, timeZone };
  throw new TypeError(parsed.problem.message);
}

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
