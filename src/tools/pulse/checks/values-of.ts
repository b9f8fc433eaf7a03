import { type PlaceholderName, placeholders } from '#library/conditions/placeholders.ts';
import type { ValueDescription } from './check-kind.ts';

/** The placeholders that a kind fills, in the words that they have everywhere. */
export function valuesOf(...names: readonly PlaceholderName[]): ValueDescription[] {
  return names.map((name) => ({ name, en: placeholders[name].en, es: placeholders[name].es }));
}
