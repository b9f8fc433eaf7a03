import type { TimeRange } from '#contracts/notify/routing-config.ts';

/** Part of a day, in minutes from its midnight. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
}

const dayMinutes = 1440;

/** The hours of each day of the week, Sunday first. What goes past midnight goes on in the day after, whatever day that is. */
export function weekHours({ times, weekdays }: TimeRange): readonly (readonly DayPart[])[] {
  const spans = times.length > 0 ? times : [{ from: 0, to: dayMinutes }];
  const week: DayPart[][] = Array.from({ length: 7 }, () => []);
  for (let day = 0; day < 7; day += 1) {
    if (weekdays.length > 0 && !weekdays.some(({ from, to }) => day >= from && day <= to)) continue;
    for (const { from, to } of spans) {
      if (from < to) week[day]?.push({ from, to });
      if (!(from > to)) continue;
      week[day]?.push({ from, to: dayMinutes });
      week[(day + 1) % 7]?.push({ from: 0, to });
    }
  }
  return week;
}
