const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `9.4 GiB`, `812 MiB`: binary units (IEC 80000-13), two figures below 100. `locale` decides the decimal mark. */
export function formatBytes(bytes: number, locale: string): string {
  if (!Number.isFinite(bytes)) return '–';
  let amount = Math.abs(bytes);
  let unit = 0;
  // 1023.6 would be shown as 1024, so it moves up already.
  while (unit < units.length - 1 && Math.round(amount) >= 1024) {
    amount /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && amount < 9.95 ? 1 : 0;
  const figure = amount.toLocaleString(locale, { maximumFractionDigits: digits, useGrouping: false });
  return `${bytes < 0 ? '−' : ''}${figure} ${units[unit]}`;
}

export function exactBytes(bytes: number, locale: string): string {
  return Number.isFinite(bytes) ? `${bytes.toLocaleString(locale)} B` : '–';
}
