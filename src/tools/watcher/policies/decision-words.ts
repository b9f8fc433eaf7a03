import type { DecidedBy } from '#contracts/watcher/policy.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Words } from '#contracts/words.ts';
import { whoDecided } from './who-decided.ts';

type Decided = DecidedBy | undefined;

/** Why something happens, or does not. */
export const decisionWords = {
  tell: (by: Decided): Words => saidBy('It is told, no more', 'Solo se avisa', by),
  ask: (by: Decided): Words => saidBy('It waits for your decision', 'Espera tu decisión', by),
  apply: (by: Decided): Words => saidBy('It is applied by itself', 'Se aplica solo', by),
  applyInWindow: (by: Decided): Words =>
    saidBy('It is applied by itself when the window opens', 'Se aplica solo cuando se abre la ventana', by),
  neverOpens: (by: Decided): Words => saidBy('Its window never opens', 'Su ventana nunca se abre', by),
  tooLarge: (by: Decided): Words =>
    saidBy(
      'It is a larger step than is applied by itself, so it waits for your decision',
      'Es un salto mayor de lo que se aplica solo, así que espera tu decisión',
      by,
    ),
  tooOld: {
    en: 'The registry has not answered for more than a day, so nothing is applied by itself.',
    es: 'El registro lleva más de un día sin responder, así que no se aplica nada solo.',
  },
  noDigest: {
    en: 'Its digest is not known yet, so it is not applied by itself.',
    es: 'Aún no se conoce su digest, así que no se aplica solo.',
  },
  underWay: { en: 'An update is under way.', es: 'Hay una actualización en marcha.' },
  snoozed: { en: 'Somebody put it off for now.', es: 'Alguien lo ha aplazado por ahora.' },
  held: { en: 'It is kept back.', es: 'Está retenida.' },
} as const;

function saidBy(en: string, es: string, by: Decided): Words {
  const who = whoDecided(by);
  return { en: `${en}: ${who.en} says so.`, es: `${es}: así lo dice ${who.es}.` };
}

const none: Words = { en: 'Nothing newer is known.', es: 'No se conoce nada más nuevo.' };
const pending: Words = { en: 'Nobody has looked yet.', es: 'Aún no se ha mirado.' };

/** Nothing is newer, or nobody looks. */
export function wordsWithoutUpdate({ verdict, policy }: Pick<WatchedContainer, 'verdict' | 'policy'>): Words {
  if (verdict.reason) return verdict.reason.words;
  if (policy.mode === 'off') return saidBy('It is not watched', 'No se vigila', policy.decidedBy.mode);
  return verdict.state === 'pending' ? pending : none;
}
