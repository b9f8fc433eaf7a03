import type { Language } from '../../i18n/message.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

const years = { en: 'y', es: 'a' } as const;

function parts(language: Language): readonly (readonly [spanMs: number, unit: string])[] {
  return [
    [year, years[language]],
    [day, 'd'],
    [hour, 'h'],
    [minute, 'min'],
    [second, 's'],
  ];
}

/** The largest unit only, rounded down as people do: `3 d`, `12 min`, `320 ms`. */
export function formatDuration(durationMs: number, language: Language): string {
  if (!Number.isFinite(durationMs)) return '–';
  const span = Math.abs(durationMs);
  const found = parts(language).find(([spanMs]) => span >= spanMs);
  const text = found ? `${Math.floor(span / found[0])} ${found[1]}` : `${Math.round(span)} ms`;
  return durationMs < 0 ? `−${text}` : text;
}

/** Every unit that is not zero, down to the second: `3 d 4 h 12 min 5 s`. */
export function exactDuration(durationMs: number, language: Language): string {
  if (!Number.isFinite(durationMs)) return '–';
  let rest = Math.abs(durationMs);
  if (rest < second) return formatDuration(durationMs, language);
  const words: string[] = [];
  for (const [spanMs, unit] of parts(language)) {
    const count = Math.floor(rest / spanMs);
    rest -= count * spanMs;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return `${durationMs < 0 ? '−' : ''}${words.join(' ')}`;
}
