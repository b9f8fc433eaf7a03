const unitsMs = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const isUnit = (text: string): text is keyof typeof unitsMs => Object.hasOwn(unitsMs, text);

/** `4h`, `1 h 30 min`, `90s`, `0`; null where it is none. Every amount needs its unit, except for zero. */
export function parseDuration(text: string): number | null {
  const compact = text.toLowerCase().replaceAll(/\s+/gu, '');
  if (compact === '0') return 0;
  if (!/^(?:\d+(?:ms|min|[smhdw]))+$/u.test(compact)) return null;
  return [...compact.matchAll(/(\d+)(ms|min|[smhdw])/gu)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (isUnit(unit) ? unitsMs[unit] : 0),
    0,
  );
}

const written = ['d', 'h', 'min', 's', 'ms'] as const;

/** Reads back the same: `1 h 30 min`. */
export function writeDuration(ms: number): string {
  if (ms === 0) return '0 s';
  let left = ms;
  return written
    .flatMap((unit) => {
      const amount = Math.floor(left / unitsMs[unit]);
      left -= amount * unitsMs[unit];
      return amount > 0 ? [`${amount} ${unit}`] : [];
    })
    .join(' ');
}

/** The same in a sentence, where a line must not end between the amount and its unit. */
export function sayDuration(ms: number): string {
  return writeDuration(ms).replaceAll(' ', '\u{a0}');
}
