const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** As people say it, the same in English and Spanish: `45 s`, `4 h 12 min`. The two largest units. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  const first = units.findIndex(([, unitMs]) => ms >= unitMs);
  let rest = ms;
  const parts = units.slice(first, first + 2).map(([name, unitMs]) => {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return count > 0 ? `${count} ${name}` : '';
  });
  return parts.filter((part) => part !== '').join(' ');
}
