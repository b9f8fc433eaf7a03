import type { DecidedBy, EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { VerdictReason } from '#contracts/watcher/verdict.ts';
import type { Words } from '#contracts/words.ts';

/** Who does not want a container watched. */
export function offReason(by: DecidedBy | undefined): VerdictReason {
  const { en, es } = whoOf(by);
  return reason('off', {
    en: `It is not watched: ${en} says so.`,
    es: `No se vigila: así lo dice ${es}.`,
  });
}

/** Neither the tag's digest nor newer tags are wanted, or there can be no newer tags. */
export function nothingWatched(
  { decidedBy }: Pick<EffectivePolicy, 'decidedBy'>,
  hasNewerTags: boolean,
): VerdictReason {
  const digest = whoOf(decidedBy.watchDigest);
  if (!hasNewerTags)
    return reason('nothing-watched', {
      en: `Its tag is no version, so only its digest could tell, and that is not watched: ${digest.en} says so.`,
      es: `Su etiqueta no es una versión, así que solo su digest podría decirlo, y no se vigila: así lo dice ${digest.es}.`,
    });
  const tags = whoOf(decidedBy.watchTags);
  return reason('nothing-watched', {
    en: `Neither its digest (${digest.en}) nor newer tags (${tags.en}) are watched.`,
    es: `No se vigilan ni su digest (${digest.es}) ni etiquetas más nuevas (${tags.es}).`,
  });
}

function whoOf(by: DecidedBy | undefined): Words {
  if (by?.by === 'rule') return { en: `the rule “${by.name}”`, es: `la regla «${by.name}»` };
  if (by?.by !== 'label') return { en: 'the default', es: 'el valor por defecto' };
  const label = by.value === null ? by.name : `${by.name}=${by.value}`;
  return { en: `the label ${label}`, es: `la etiqueta de contenedor ${label}` };
}

function reason(id: string, words: Words): VerdictReason {
  return { id, words, detail: null, untilMs: null };
}
