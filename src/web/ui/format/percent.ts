/** `percent` runs from 0 to 100. One decimal below ten, and never "100 %" or "0 %" for what only comes near. */
export function formatPercent(percent: number, locale: string): string {
  if (!Number.isFinite(percent)) return '–';
  const figure = (value: number, digits: number) =>
    `${value.toLocaleString(locale, { maximumFractionDigits: digits })} %`;
  if (percent > 0 && percent < 0.1) return `<${figure(0.1, 1)}`;
  if (percent >= 99.5 && percent < 100) return figure(Math.floor(percent * 100) / 100, 2);
  return figure(percent, Math.abs(percent) < 9.95 ? 1 : 0);
}

export function exactPercent(percent: number, locale: string): string {
  return Number.isFinite(percent) ? `${percent.toLocaleString(locale, { maximumFractionDigits: 4 })} %` : '–';
}
