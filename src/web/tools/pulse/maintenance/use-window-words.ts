import { useText } from '../../../i18n/use-text.ts';
import type { MaintenanceSchedule, Occurrence } from '#contracts/pulse/maintenance.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { weekdayName, weekdays } from '../../../ui/format/weekday.ts';
import { maintenanceText } from './maintenance-text.ts';

/** A schedule and an occurrence in words. */
export function useWindowWords() {
  const text = useText(maintenanceText);
  const format = useFormat();
  // What both ends share is written once: `2 Dec 2026, 02:00–04:00`.
  const range = new Intl.DateTimeFormat(format.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const occurrence = ({ fromMs, toMs }: Occurrence) => range.formatRange(fromMs, toMs);
  const schedule = (one: MaintenanceSchedule): string => {
    switch (one.kind) {
      case 'once':
        return occurrence(one);
      case 'weekly': {
        const days = weekdays
          .filter((day) => one.weekdays.includes(day))
          .map((day) => weekdayName(day, format.locale))
          .join(', ');
        return text('weeklyOn', { days, time: one.at, span: format.exactDuration(one.durationMs) });
      }
      case 'monthly': {
        const days = one.days.map((day) => (day === 'last' ? text('last') : String(day))).join(', ');
        return text('monthlyOn', { days, time: one.at, span: format.exactDuration(one.durationMs) });
      }
      case 'cron':
        return text('cronOn', { cron: one.cron, span: format.exactDuration(one.durationMs) });
    }
  };
  return { occurrence, schedule };
}
