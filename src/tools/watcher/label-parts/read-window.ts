import { UpdateWindow } from '#contracts/watcher/policy.ts';
import type { ReadLabel } from '../labels/label-family.ts';
import { windowProblems } from '../policies/window-problems.ts';
import { setting } from './policy-readers.ts';

/** `0 3 * * 6; Europe/Madrid; 120`: when it opens, by which clock, for how many minutes. `any`: at any time. */
export const readWindow: ReadLabel = (value) => {
  if (value.trim().toLowerCase() === 'any') return setting('window', null);
  const parts = value.split(';').map((part) => part.trim());
  const [cron = '', timeZone = '', minutes = ''] = parts;
  const read = UpdateWindow.safeParse({
    cron,
    timeZone,
    minutes: /^\d+$/.test(minutes) ? Number(minutes) : 0,
  });
  if (parts.length !== 3 || !read.success) return { problem: malformed };
  const [problem] = windowProblems(read.data);
  return problem ? { problem: problem.text } : setting('window', read.data);
};

const malformed = {
  en: 'Write when it opens, the time zone and for how many minutes (10080 at most), as in 0 3 * * 6; Europe/Madrid; 120. Or any.',
  es: 'Escribe cuándo se abre, la zona horaria y durante cuántos minutos (10080 como máximo), como en 0 3 * * 6; Europe/Madrid; 120. O any.',
};
