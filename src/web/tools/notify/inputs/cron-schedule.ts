const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A line of crontab that runs about this often; what cron cannot say is rounded to what it can, the more often one. */
export function cronSchedule(everyMs: number): string {
  if (everyMs < 2 * minuteMs) return '* * * * *';
  if (everyMs < hourMs) return `*/${Math.floor(everyMs / minuteMs)} * * * *`;
  if (everyMs < 2 * hourMs) return '0 * * * *';
  if (everyMs < dayMs) return `0 */${Math.floor(everyMs / hourMs)} * * *`;
  if (everyMs < 7 * dayMs) return '0 3 * * *';
  return everyMs < 28 * dayMs ? '0 3 * * 1' : '0 3 1 * *';
}
