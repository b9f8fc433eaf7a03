import type { DecidedBy } from '#contracts/watcher/policy.ts';
import type { Words } from '#contracts/words.ts';

/** Inside a sentence: `the rule “databases”`. */
export function whoDecided(by: DecidedBy | undefined): Words {
  if (by?.by === 'rule') return { en: `the rule “${by.name}”`, es: `la regla «${by.name}»` };
  if (by?.by !== 'label') return { en: 'the default', es: 'el valor por defecto' };
  const label = by.value === null ? by.name : `${by.name}=${by.value}`;
  return { en: `the label ${label}`, es: `la etiqueta de contenedor ${label}` };
}
