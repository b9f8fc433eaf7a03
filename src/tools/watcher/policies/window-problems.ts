import type { UpdateWindow } from '#contracts/watcher/policy.ts';
import { parseCron } from '#library/cron/parse-cron.ts';
import type { Text } from '#library/text.ts';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';

export interface WindowProblem {
  readonly field: 'cron' | 'timeZone';
  readonly text: Text;
}

/** Why a window can never be. */
export function windowProblems({ cron, timeZone }: UpdateWindow): WindowProblem[] {
  const problems: WindowProblem[] = [];
  const { schedule, problem } = parseCron(cron);
  if (problem) problems.push({ field: 'cron', text: { en: problem.message, es: problem.es } });
  else if (schedule.hasSeconds) problems.push({ field: 'cron', text: withSeconds });
  if (!isTimeZone(timeZone)) problems.push({ field: 'timeZone', text: noZone(timeZone) });
  return problems;
}

const withSeconds: Text = {
  en: 'A window opens at a minute: write five fields, without seconds.',
  es: 'Una ventana se abre en un minuto: escribe cinco campos, sin segundos.',
};

function noZone(timeZone: string): Text {
  return {
    en: `There is no time zone ${timeZone}. Write one such as Europe/Madrid.`,
    es: `No existe la zona horaria ${timeZone}. Escribe una como Europe/Madrid.`,
  };
}
