import type { MaintenanceDraft } from '#contracts/pulse/maintenance.ts';
import { invalid, type Issue } from '#kernel/errors.ts';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';
import { cronOf } from './timetable.ts';

/** @throws NexusError `invalid` with every field that cannot be so. */
export function checkWindow(draft: MaintenanceDraft, isMonitor: (id: string) => boolean): void {
  const issues = [...scheduleIssues(draft), ...targetIssues(draft, isMonitor)];
  if (issues.length > 0)
    throw invalid(
      { en: 'This maintenance window cannot be.', es: 'Este mantenimiento no es posible.' },
      issues,
    );
}

function scheduleIssues({ schedule, validFromMs, validToMs }: MaintenanceDraft): Issue[] {
  if (schedule.kind === 'once')
    return schedule.toMs > schedule.fromMs ? [] : [{ path: 'schedule.toMs', ...endsTooEarly }];
  const issues: Issue[] = [];
  if (!isTimeZone(schedule.timeZone))
    issues.push({
      path: 'schedule.timeZone',
      message: `There is no time zone ${schedule.timeZone}. Write one such as Europe/Madrid.`,
      es: `No existe la zona horaria ${schedule.timeZone}. Escribe una como Europe/Madrid.`,
    });
  const { problem } = cronOf(schedule);
  if (problem) issues.push({ path: fieldOf[schedule.kind], message: problem.message, es: problem.es });
  if (validFromMs !== null && validToMs !== null && validToMs <= validFromMs)
    issues.push({ path: 'validToMs', ...endsTooEarly });
  return issues;
}

const endsTooEarly = {
  message: 'It has to end after it begins.',
  es: 'Debe acabar después de empezar.',
};

const fieldOf = { cron: 'schedule.cron', weekly: 'schedule.weekdays', monthly: 'schedule.days' } as const;

function targetIssues(
  { isForAll, monitorIds, tags }: MaintenanceDraft,
  isMonitor: (id: string) => boolean,
): Issue[] {
  if (isForAll) return [];
  if (monitorIds.length === 0 && tags.length === 0)
    return [
      {
        path: 'monitorIds',
        message: 'Say which monitors it is for: choose some, a tag, or all.',
        es: 'Di para qué monitores es: elige algunos, una etiqueta o todos.',
      },
    ];
  const missing = monitorIds.findIndex((id) => !isMonitor(id));
  return missing === -1
    ? []
    : [
        {
          path: `monitorIds.${missing}`,
          message: 'There is no such monitor any more. Take it out.',
          es: 'Ese monitor ya no existe. Quítalo.',
        },
      ];
}
