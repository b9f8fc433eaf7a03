import type { ConditionProblem } from './condition.ts';
import { placeholders } from './placeholders.ts';

const known = Object.keys(placeholders)
  .map((name) => `[${name}]`)
  .join(', ');

export function tooLong(length: number): ConditionProblem {
  return {
    at: length,
    message: `A condition has at most ${length} characters. Write several conditions.`,
    es: `Una condición tiene como máximo ${length} caracteres. Escriba varias condiciones.`,
  };
}

export function noOperator(at: number): ConditionProblem {
  return {
    at,
    message:
      'A condition compares two values with ==, !=, <, <=, > or >= and a space on both sides, as in [STATUS] == 200.',
    es: 'Una condición compara dos valores con ==, !=, <, <=, > o >= y un espacio a cada lado, como en [STATUS] == 200.',
  };
}

export function noValue(at: number): ConditionProblem {
  return {
    at,
    message: 'There is nothing to compare here. For an empty text write pat().',
    es: 'Aquí no hay nada que comparar. Para un texto vacío escriba pat().',
  };
}

export function onlyForEquality(at: number, operator: string): ConditionProblem {
  return {
    at,
    message: `pat() and any() are compared with == or !=, not with ${operator}.`,
    es: `pat() y any() se comparan con == o !=, no con ${operator}.`,
  };
}

export function unknownPlaceholder(at: number, written: string): ConditionProblem {
  return {
    at,
    message: `There is no placeholder ${written}. There are ${known}.`,
    es: `No existe el marcador ${written}. Existen ${known}.`,
  };
}

export function noPathHere(at: number, written: string): ConditionProblem {
  return {
    at,
    message: `Nothing can follow ${written}. Only [BODY] takes a path, as in [BODY].users[0].name.`,
    es: `Nada puede seguir a ${written}. Solo [BODY] admite una ruta, como en [BODY].users[0].name.`,
  };
}

export function wrongPath(at: number): ConditionProblem {
  return {
    at,
    message: 'A path is names after dots and positions from 0 in brackets, as in [BODY].users[0].name.',
    es: 'Una ruta son nombres tras puntos y posiciones desde 0 entre corchetes, como en [BODY].users[0].name.',
  };
}
