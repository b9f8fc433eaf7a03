import type { Text } from '#library/text.ts';

export const noConditions: Text = {
  en: 'The conditions are no list of expressions and groups.',
  es: 'Las condiciones no son una lista de expresiones y grupos.',
};

export const isTooMuch: Text = {
  en: 'The conditions are too many to be written one below the other. Write them anew.',
  es: 'Las condiciones son demasiadas para escribirlas una debajo de otra. Escríbalas de nuevo.',
};

export const hasDeepGroups: Text = {
  en: 'The groups of the conditions are nested too deep.',
  es: 'Los grupos de las condiciones están anidados a demasiada profundidad.',
};

const shownLength = 200;

export function wrongCondition(item: unknown): Text {
  const shown = (JSON.stringify(item) ?? '').slice(0, shownLength);
  return {
    en: `This condition has a variable, an operator or a value that has no counterpart: ${shown}`,
    es: `Esta condición tiene una variable, un operador o un valor sin equivalente: ${shown}`,
  };
}
