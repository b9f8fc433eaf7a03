import type { Caller } from '#contracts/access.ts';
import type { Words } from '#contracts/words.ts';
import { decide } from '#kernel/access/decide.ts';
import { imageKnowledge } from '../images/shown-image.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { FlawTold } from '../watch-advisories/flaw-told.ts';
import type { FlawParts } from './list-flaws.ts';

type NotHereParts = Pick<FlawParts, 'findings'> & {
  readonly reading: Pick<FlawParts['reading'], 'knowledge'>;
};

/** That a flaw is in no image, and how far that is known. */
export function notHere(
  { reading, findings }: NotHereParts,
  images: readonly LabImage[],
  { names, advisories }: Pick<FlawTold, 'names' | 'advisories'>,
  caller: Caller,
): Words {
  const unread = images.filter(({ host, id }) => {
    const { state, unmatched } = imageKnowledge(reading.knowledge(host, id), findings.get({ host, id }));
    return state !== 'known' || unmatched > 0;
  }).length;
  const related = [...new Set(advisories.flatMap((one) => one.related))];
  const isFlaw = related.length === 0 || names.some((name) => name.startsWith('CVE-'));
  if (!isFlaw) return noticeOf(related);
  const isAll = decide(caller, 'security:read') === 'allow';
  const said: readonly Words[] = [
    isAll
      ? { en: 'It is in no image here.', es: 'No está en ninguna imagen de aquí.' }
      : { en: 'It is in no image that you may see.', es: 'No está en ninguna imagen que puedas ver.' },
    ...(advisories.some(({ affected }) => affected.length > 0) ? [] : [noPackages]),
    ...(unread === 0 ? [] : [notRead(unread)]),
  ];
  return { en: said.map(({ en }) => en).join(' '), es: said.map(({ es }) => es).join(' ') };
}

const mostNamed = 5;

/** What a distribution repairs at once is found under the names of its flaws. */
function noticeOf(flaws: readonly string[]): Words {
  const names = flaws.slice(0, mostNamed).join(', ');
  const more = flaws.length - mostNamed;
  return {
    en: `This is a notice about ${names}${more > 0 ? ` and ${more} more` : ''}: look for ${flaws.length === 1 ? 'that flaw' : 'those flaws'} instead.`,
    es: `Es un aviso sobre ${names}${more > 0 ? ` y ${more} más` : ''}: busca ${flaws.length === 1 ? 'esa vulnerabilidad' : 'esas vulnerabilidades'}.`,
  };
}

const noPackages: Words = {
  en: 'No source that NEXUS reads tells yet which packages have it, so that it could not be looked for.',
  es: 'Ninguna fuente que NEXUS lee dice aún qué paquetes la tienen, así que no se ha podido buscar.',
};

function notRead(count: number): Words {
  return count === 1
    ? {
        en: 'One image is not read and compared whole: what it holds is not known.',
        es: 'Una imagen no se ha leído y comparado entera: lo que tiene no se sabe.',
      }
    : {
        en: `${count} images are not read and compared whole: what they hold is not known.`,
        es: `${count} imágenes no se han leído y comparado enteras: lo que tienen no se sabe.`,
      };
}
