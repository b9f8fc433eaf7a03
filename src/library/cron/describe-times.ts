import type { CronSchedule } from './cron-schedule.ts';
import type { CronWords } from './cron-words.ts';
import { numberSpans } from './describe-days.ts';
import { stepOf } from './number-runs.ts';

/** As many times of day are listed one by one. */
const maxListed = 4;

/** A schedule's times of day; numbers ascend. */
export type ClockTimes = Pick<CronSchedule, 'hours' | 'minutes' | 'seconds'>;

export interface TimesOfDay {
  readonly text: string;
  /** False when it says by itself that it happens every day, as `every five minutes` does. */
  readonly needsDay: boolean;
}

export function describeTimes(schedule: ClockTimes, words: CronWords): TimesOfDay {
  const seconds = describeSeconds(schedule, words);
  const { text, needsDay } = describeMinutes(schedule, words);
  if (seconds === undefined) return { text, needsDay };
  const isEveryMinute = schedule.minutes.length === 60 && schedule.hours.length === 24;
  return isEveryMinute ? { text: seconds, needsDay } : { text: `${text}, ${seconds}`, needsDay };
}

function describeSeconds({ seconds }: ClockTimes, words: CronWords): string | undefined {
  if (seconds.length === 1 && seconds[0] === 0) return undefined;
  if (seconds.length === 60) return words.every.second;
  const step = stepOf(seconds, 60);
  return step === undefined ? words.atSeconds(numberSpans(seconds, words)) : words.everyNth('second', step);
}

function describeMinutes({ minutes, hours }: ClockTimes, words: CronWords): TimesOfDay {
  const isAllDay = hours.length === 24;
  if (!isAllDay && minutes.length * hours.length <= maxListed) {
    const times = hours.flatMap((hour) => minutes.map((minute) => timeOf(hour, minute)));
    return { text: words.atTimes(times), needsDay: true };
  }
  const often = describeOften(minutes, words);
  if (often !== undefined && isAllDay) return { text: often, needsDay: false };
  const rhythm = often ?? words.atMinutes(numberSpans(minutes, words));
  if (isAllDay) return { text: `${rhythm} ${words.ofEveryHour}`, needsDay: false };
  const [first = 0, last = 0] = [minutes[0], minutes.at(-1)];
  const [from = 0, to = 0] = [hours[0], hours.at(-1)];
  if (to - from === hours.length - 1) {
    const many = minutes.length === 1 ? words.every.hour : (often ?? `${rhythm} ${words.ofEveryHour}`);
    return { text: `${many} ${words.fromTo(timeOf(from, first), timeOf(to, last))}`, needsDay: true };
  }
  const step = stepOf(hours, 24);
  if (step !== undefined && often === undefined)
    return { text: `${words.everyNth('hour', step)}, ${rhythm}`, needsDay: false };
  if (step !== undefined && minutes.length === 1)
    return { text: words.everyNth('hour', step), needsDay: false };
  return {
    text: `${minutes.length === 1 ? words.atMinutes(numberSpans(minutes, words)) : rhythm} ${words.inHours(numberSpans(hours, words))}`,
    needsDay: true,
  };
}

/** Minutes that go round the hour evenly. */
function describeOften(minutes: readonly number[], words: CronWords): string | undefined {
  if (minutes.length === 60) return words.every.minute;
  if (minutes.length === 1 && minutes[0] === 0) return words.every.hour;
  const step = stepOf(minutes, 60);
  return step === undefined ? undefined : words.everyNth('minute', step);
}

function timeOf(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
