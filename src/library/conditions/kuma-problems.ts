/** Why conditions of Uptime Kuma could not be taken over, for the report of an import. */
export interface KumaProblem {
  readonly en: string;
  readonly es: string;
}

export const noConditions: KumaProblem = {
  en: 'The conditions are no list of expressions and groups.',
  es: 'Las condiciones no son una lista de expresiones y grupos.',
};

export const isTooMuch: KumaProblem = {
  en: 'The conditions are too many to be written one below the other. Write them anew.',
  es: 'Las condiciones son demasiadas para escribirlas una debajo de otra. Escríbalas de nuevo.',
};

export const hasDeepGroups: KumaProblem = {
  en: 'The groups of the conditions are nested too deep.',
  es: 'Los grupos de las condiciones están anidados a demasiada profundidad.',
};

const shownLength = 200;

export function wrongCondition(item: unknown): KumaProblem {
  const shown = (JSON.stringify(item) ?? '').slice(0, shownLength);
  return {
    en: `This condition has a variable, an operator or a value that has no counterpart: ${shown}`,
    es: `Esta condición tiene una variable, un operador o un valor sin equivalente: ${shown}`,
  };
}
