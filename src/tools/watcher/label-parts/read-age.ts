import type { Text } from '#library/text.ts';
import type { ReadLabel } from '../labels/label-family.ts';
import { within } from './policy-readers.ts';

/** A month counts as thirty days, as in Watchtower. */
const daysOf: Readonly<Record<string, number>> = {
  s: 1 / 86_400,
  m: 1 / 1440,
  h: 1 / 24,
  d: 1,
  w: 7,
  M: 30,
};

/** `24h`, `3d`, `1w`, `1M`, several of them in a row, or `0`. */
export const readAge: ReadLabel = (value) => {
  const text = value.trim();
  if (text === '0') return within('minimumAgeDays', 0);
  if (!/^(?:\d{1,6}[smhdwM])+$/.test(text)) return { problem: notAge(value) };
  const parts = [...text.matchAll(/(\d+)([smhdwM])/g)];
  const days = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (daysOf[unit] ?? 0), 0);
  return within('minimumAgeDays', days);
};

function notAge(value: string): Text {
  return {
    en: `"${value}" is no span of time. Write it as 24h, 3d, 1w or 1M.`,
    es: `«${value}» no es un tiempo. Escríbelo como 24h, 3d, 1w o 1M.`,
  };
}
