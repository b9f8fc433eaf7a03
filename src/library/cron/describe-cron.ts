import type { CronSchedule } from './cron-schedule.ts';
import { describeDays, describeMonths } from './describe-days.ts';
import { describeTimes } from './describe-times.ts';
import { wordsEn } from './words-en.ts';
import { wordsEs } from './words-es.ts';

/** When a schedule runs, for people, beginning with a capital and without a full stop: `At 03:00, Monday to Friday`. */
export function describeCron(schedule: CronSchedule, language: 'en' | 'es'): string {
  const words = language === 'es' ? wordsEs : wordsEn;
  const { text, needsDay } = describeTimes(schedule, words);
  const days = describeDays(schedule, words);
  const months = describeMonths(schedule, words);
  const isDaily = days === undefined && months === undefined && needsDay;
  const parts = [isDaily ? `${text} ${words.every.day}` : text, days, months];
  const said = parts.filter((part) => part !== undefined).join(', ');
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}
