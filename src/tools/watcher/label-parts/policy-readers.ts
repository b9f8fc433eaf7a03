import { PolicySettings, type PolicyField } from '#contracts/watcher/policy.ts';
import type { Text } from '#library/text.ts';
import type { LabelReading, ReadLabel } from '../labels/label-family.ts';
import { isWebAddress, notWebAddress } from '../policies/release-link.ts';
import { compilePatterns } from '../tags/patterns.ts';
import { compileTransform } from '../tags/transform.ts';
import { listOf, truth } from './readers.ts';

type Flag = 'prereleases' | 'watchDigest' | 'watchTags';
type NumberField = 'minimumAgeDays' | 'gateSeconds' | 'pulseSeconds';
type PatternField = 'include' | 'exclude';

export function setting<Field extends PolicyField>(
  field: Field,
  value: PolicySettings[Field],
): { set: Partial<PolicySettings> } {
  const set: Partial<PolicySettings> = {};
  set[field] = value;
  return { set };
}

export function flagOf(field: Flag): ReadLabel {
  return truth(setting(field, true), setting(field, false));
}

export function patternOf(field: PatternField): ReadLabel {
  return (value) => patterns(field, value === '' ? [] : [value]);
}

/** Several, with `;` between. */
export function patternsOf(field: PatternField): ReadLabel {
  return (value) => patterns(field, listOf(value, ';'));
}

/** One pattern that cannot be used spoils the label: with a part of what was wished for, other tags would be offered. */
export function patterns(field: PatternField, all: readonly string[]): LabelReading {
  const [problem] = compilePatterns(all).problems;
  if (problem) return { problem };
  return within(field, [...all]);
}

export const transform: ReadLabel = (value) => {
  const compiled = compileTransform(value);
  return 'problem' in compiled ? compiled : setting('transform', value.trim());
};

/** Where the notes are, with `${…}` in it. */
export const releaseLink: ReadLabel = (value) =>
  isWebAddress(value.trim()) ? setting('releaseLink', value.trim()) : { problem: notWebAddress(value) };

export function numberOf(field: NumberField): ReadLabel {
  return (value) => {
    const text = value.trim();
    if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return { problem: notNumber(value) };
    return within(field, Number(text));
  };
}

/** With the limits of the field itself. */
export function within<Field extends PolicyField>(field: Field, value: PolicySettings[Field]): LabelReading {
  const read = PolicySettings.shape[field].safeParse(value);
  return read.success ? setting(field, value) : { problem: outside(field, value) };
}

const notNumber = (value: string): Text => ({
  en: `"${value}" is no number. Write one such as 3.`,
  es: `«${value}» no es un número. Escribe uno como 3.`,
});

const highest: Partial<Record<PolicyField, number>> = {
  minimumAgeDays: 365,
  gateSeconds: 3600,
  pulseSeconds: 3600,
};

function outside(field: PolicyField, value: unknown): Text {
  const most = highest[field];
  if (most === undefined)
    return {
      en: 'These are more patterns than can be used: 20 at most, of 1000 characters.',
      es: 'Son más patrones de los que se pueden usar: 20 como máximo, de 1000 caracteres.',
    };
  const whole = field !== 'minimumAgeDays';
  return {
    en: `${String(value)} cannot be used. Write a ${whole ? 'whole ' : ''}number from 0 to ${most}.`,
    es: `${String(value)} no se puede usar. Escribe un número${whole ? ' entero' : ''} de 0 a ${most}.`,
  };
}
