import type { MessageLanguage } from '#contracts/notify/destinations.ts';

const minuteMs = 60_000;
const units = [
  { name: 'd', ms: 24 * 60 * minuteMs },
  { name: 'h', ms: 60 * minuteMs },
  { name: 'min', ms: minuteMs },
  { name: 's', ms: 1000 },
] as const;

/** The two greatest units that tell something: `4 h 12 min`, `3 d`, `31 s`. The same in English and Spanish. */
export function humaneDuration(ms: number): string {
  const wholeMs = Math.max(0, ms);
  const first = units.findIndex((unit) => wholeMs >= unit.ms);
  const great = units[first];
  if (great === undefined) return '0 s';
  const count = Math.floor(wholeMs / great.ms);
  const small = units[first + 1];
  const rest = small === undefined ? 0 : Math.floor((wholeMs % great.ms) / small.ms);
  const isWorthIt = rest > 0 && small !== undefined && small.name !== 's';
  return `${count} ${great.name}${isWorthIt ? ` ${rest} ${small.name}` : ''}`;
}

/** @param timeZone absent: the server's. */
export function humaneTime(atMs: number, language: MessageLanguage, timeZone?: string): string {
  return formatOf(language, timeZone).format(atMs);
}

/** To make one takes far longer than to use it, and a message may tell of thousands of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: MessageLanguage, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${language} ${timeZone ?? ''}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  });
  formats.set(key, format);
  return format;
}
