import type { Text } from '#library/text.ts';
import type { LabelReading, ReadLabel } from '../labels/label-family.ts';

/** Understood, and nothing has to be done for it. */
export const nothing: ReadLabel = () => ({});

export const off: LabelReading = { set: { mode: 'off' } };
export const onlyNotify: LabelReading = { set: { mode: 'notify' } };

export function problem(en: string, es: string): LabelReading {
  return { problem: { en, es } };
}

/** What is not done here, whatever the label says. */
export function undone(en: string, es: string): ReadLabel {
  return () => problem(en, es);
}

export function truth(ifTrue: LabelReading, ifFalse: LabelReading): ReadLabel {
  return (value) => {
    const read = truthOf(value);
    if (read === undefined) return { problem: notTruth(value) };
    return read ? ifTrue : ifFalse;
  };
}

function truthOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(word)) return true;
  return ['false', 'no', 'off', '0'].includes(word) ? false : undefined;
}

/** Names of containers, with commas between; Docker's own have a slash before. */
export const dependsOn: ReadLabel = (value) => ({
  dependsOn: listOf(value, ',').map((name) => name.replace(/^\//, '')),
});

export const displayName: ReadLabel = (value) => (value.trim() === '' ? {} : { displayName: value.trim() });

export function oneOf<Word extends string>(
  words: readonly Word[],
  read: (word: Word) => LabelReading,
): ReadLabel {
  return (value) => {
    const found = words.find((word) => word === value.trim().toLowerCase());
    return found === undefined ? { problem: noneOf(value, words) } : read(found);
  };
}

export function listOf(value: string, separator: string): string[] {
  return value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const notTruth = (value: string): Text => ({
  en: `"${value}" is neither true nor false.`,
  es: `«${value}» no es ni true ni false.`,
});

export function noneOf(value: string, words: readonly string[]): Text {
  const all = words.join(', ');
  return {
    en: `"${value}" is not understood. Write one of ${all}.`,
    es: `No se entiende «${value}». Escribe uno de ${all}.`,
  };
}
