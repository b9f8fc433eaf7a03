import type { CronSchedule } from './cron-schedule.ts';
import type { CronWords } from './cron-words.ts';
import { describeDays, describeMonths } from './describe-days.ts';
import { type ClockTimes, describeTimes } from './describe-times.ts';
import { wordsEn } from './words-en.ts';
import { wordsEs } from './words-es.ts';

export type CronLanguage = 'en' | 'es';

export function cronWords(language: CronLanguage): CronWords {
  return language === 'es' ? wordsEs : wordsEn;
}

/** When a schedule runs, for people, beginning with a capital and without a full stop: `At 03:00, Monday to Friday`. */
export function describeCron(schedule: CronSchedule, language: CronLanguage): string {
  const words = cronWords(language);
  const dates = [describeDays(schedule, words), describeMonths(schedule, words)];
  return describeWhen(schedule, dates, words);
}

/** @param dates what limits the days; undefined where nothing does. */
export function describeWhen(
  times: ClockTimes,
  dates: readonly (string | undefined)[],
  words: CronWords,
): string {
  const { text, needsDay } = describeTimes(times, words);
  const limits = dates.filter((date) => date !== undefined);
  const first = limits.length === 0 && needsDay ? `${text} ${words.every.day}` : text;
  const said = [first, ...limits].join(', ');
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}
