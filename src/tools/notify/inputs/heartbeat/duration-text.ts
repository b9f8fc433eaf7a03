const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** `5 min`, `1 h 30 min`: the two largest units that are not zero. */
export function durationText(ms: number): string {
  const parts: string[] = [];
  let restMs = Math.max(0, Math.round(ms / 1000) * 1000);
  for (const [unit, unitMs] of units) {
    const count = Math.floor(restMs / unitMs);
    if (count === 0) continue;
    parts.push(`${count} ${unit}`);
    restMs -= count * unitMs;
  }
  return parts.length === 0 ? '0 s' : parts.slice(0, 2).join(' ');
}
