const sizes = [
  ['TiB', 1024 ** 4],
  ['GiB', 1024 ** 3],
  ['MiB', 1024 ** 2],
  ['KiB', 1024],
] as const;

/** Exactly as many bytes, in the largest unit in which they come out even. */
export function sizeText(bytes: number | null): string {
  if (bytes === null) return '';
  const unit = sizes.find(([, size]) => bytes >= size && bytes % size === 0);
  return unit ? `${bytes / unit[1]} ${unit[0]}` : String(bytes);
}

/** `512m`, `1.5 GiB`, `100 MB`, plain bytes; every unit counts in steps of 1024, as docker's do. NaN for anything else. */
export function parseSize(text: string): number {
  const [, amount = '', unit = ''] = /^([\d.,]+)\s*([kmgt]?)(?:i?b)?$/i.exec(text.trim()) ?? [];
  const power = unit === '' ? 0 : 'kmgt'.indexOf(unit.toLowerCase()) + 1;
  return amount === '' ? Number.NaN : Math.round(decimal(amount) * 1024 ** power);
}

const times = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** As docker writes it: `1m30s`. */
export function durationText(ms: number | null): string {
  if (ms === null) return '';
  let rest = ms;
  return times
    .map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count > 0 ? `${count}${unit}` : '';
    })
    .join('');
}

/** `1m30s`, `500ms`, `1.5 s`; a number alone is seconds. NaN for anything else. */
export function parseDuration(text: string): number {
  const compact = text.replace(/\s/g, '');
  if (/^[\d.,]+$/.test(compact)) return Math.round(decimal(compact) * 1000);
  if (!/^(?:[\d.,]+(?:ms|h|m|s))+$/.test(compact)) return Number.NaN;
  const parts = [...compact.matchAll(/([\d.,]+)(ms|h|m|s)/g)].map(([, amount = '', unit = '']) => {
    const size = times.find(([name]) => name === unit)?.[1] ?? Number.NaN;
    return decimal(amount) * size;
  });
  return Math.round(parts.reduce((sum, part) => sum + part, 0));
}

/** With a point or a comma; NaN for what is no number. */
export function decimal(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^-?\d*\.?\d+$|^-?\d+\.$/.test(plain) ? Number(plain) : Number.NaN;
}

export function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}
