const units: readonly (readonly [name: string, ms: number])[] = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
];

/** Prometheus' notation, as in `1h30m`; null when it is none. */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  const found = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
  if (text === '' || !found) return null;
  return units.reduce((sum, [, ms], index) => sum + Number(found[index + 1] ?? 0) * ms, 0);
}

/** Without years and weeks, which people count differently. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let left = ms;
  return units
    .slice(2)
    .map(([name, unit]) => {
      const count = Math.floor(left / unit);
      left -= count * unit;
      return count > 0 ? `${count}${name}` : '';
    })
    .join('');
}
