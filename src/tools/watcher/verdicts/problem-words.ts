import type { VerdictReason } from '#contracts/watcher/verdict.ts';
import type { Words } from '#contracts/words.ts';
import { registryProblemWords } from '#library/registry/problem-words.ts';
import type { FactProblem } from '../facts/facts.ts';

/** Why a container's verdict is unknown, and what can be done: of registries and of the watch. */
export const problemWords = {
  ...registryProblemWords,
  'image-gone': {
    en: 'The image of this container was deleted on its host, so there is nothing to compare: recreate the container.',
    es: 'La imagen de este contenedor se borró en su máquina, así que no hay qué comparar: vuelve a crear el contenedor.',
  },
  'no-reference': {
    en: 'The container names its image by an id, so no tag says where to look: recreate it with the name of an image.',
    es: 'El contenedor nombra su imagen por un id, así que ninguna etiqueta dice dónde mirar: créalo de nuevo con el nombre de una imagen.',
  },
  'list-cut': {
    en: 'The registry has more tags than were read, and none of those that were read is newer.',
    es: 'El registro tiene más etiquetas de las leídas, y ninguna de las leídas es más nueva.',
  },
  'not-learned': {
    en: 'The registry has something else under this tag; what it holds for this machine is not known yet.',
    es: 'El registro tiene otra cosa bajo esta etiqueta; aún no se sabe qué contiene para esta máquina.',
  },
} as const satisfies Readonly<Record<string, Words>>;

const anyProblem: Words = {
  en: 'The registry gave no answer.',
  es: 'El registro no dio respuesta.',
};

/** In words; an id that is not known here is a problem all the same. */
export function wordsOfProblem(id: string): Words {
  return Object.entries(problemWords).find(([known]) => known === id)?.[1] ?? anyProblem;
}

export function reasonOf({
  id,
  detail = null,
  untilMs = null,
}: Pick<FactProblem, 'id'> & Partial<FactProblem>): VerdictReason {
  return { id, words: wordsOfProblem(id), detail, untilMs };
}
