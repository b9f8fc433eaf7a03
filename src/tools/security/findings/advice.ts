import type { FlawPlace } from '#contracts/security/flaw.ts';
import type { Words } from '#contracts/words.ts';
import { isRepairable } from './count-findings.ts';

type Advised = Pick<FlawPlace, 'reference' | 'package' | 'repair' | 'isAccepted' | 'isHidden'>;

/** A newer version that a container could be moved to. */
export interface WaitingUpdate {
  readonly host: string;
  readonly container: string;
  /** As a registry takes it. */
  readonly to: string;
  /** As people call it: `10.11.0`. */
  readonly title: Words;
}

/** Undefined: nothing waits, or it is not known. */
export type FindUpdate = (host: string, container: string) => WaitingUpdate | undefined;

/** The one thing to do about a flaw, given where it is and what waits there; null when nobody has to do anything. */
export function adviceFor(places: readonly Advised[], updates: readonly WaitingUpdate[] = []): Words | null {
  const open = places.filter(({ isAccepted, isHidden }) => !isAccepted && !isHidden);
  const [first] = open;
  if (!first) return null;
  const [update, ...others] = updates;
  if (update) return moveTo(update, others.length);
  const repairable = open.filter(isRepairable);
  const images = distinct(repairable.map(({ reference }) => reference));
  if (images.length > 0) return updateTo(images, repairable);
  const channel = open.find(({ repair }) => repair.channel !== null)?.repair;
  if (channel) return subscribersOnly(first.package, channel.version, channel.channel);
  return unrepaired(first);
}

/** What is in a version that nobody has read is not known. */
function moveTo({ container, title }: WaitingUpdate, more: number): Words {
  const en = `Update ${container} to ${title.en}`;
  const es = `Actualiza ${container} a ${title.es}`;
  if (more === 0)
    return {
      en: `${en}, which may repair it: compare before updating.`,
      es: `${es}, que quizá lo corrija: compara antes de actualizar.`,
    };
  const isOne = more === 1;
  return {
    en: `${en}, and ${more} more ${isOne ? 'container' : 'containers'}. That may repair it: compare before updating.`,
    es: `${es}, y ${more} ${isOne ? 'contenedor' : 'contenedores'} más. Quizá lo corrija: compara antes de actualizar.`,
  };
}

function updateTo(images: readonly string[], repairable: readonly Advised[]): Words {
  const [image = ''] = images;
  const wanted = distinct(repairable.map((one) => `${one.package} ${one.repair.version ?? ''}`.trim()));
  const more = images.length - 1;
  const what = { en: wanted.slice(0, 2).join(' or '), es: wanted.slice(0, 2).join(' o ') };
  if (more === 0)
    return {
      en: `Update ${image} to a version with ${what.en}.`,
      es: `Actualiza ${image} a una versión con ${what.es}.`,
    };
  return {
    en: `Update ${image} and ${more} more ${more === 1 ? 'image' : 'images'} to versions with ${what.en}.`,
    es: `Actualiza ${image} y ${more} ${more === 1 ? 'imagen' : 'imágenes'} más a versiones con ${what.es}.`,
  };
}

/** Channels are told as their publishers name them. */
const channels: Readonly<Record<string, string>> = {
  esm: 'Ubuntu Pro (ESM)',
  eus: 'RHEL Extended Update Support',
};

function subscribersOnly(name: string, version: string | null, channel: string | null): Words {
  const title = channels[channel ?? ''] ?? channel ?? '';
  return {
    en: `${name} ${version ?? ''} repairs it, for subscribers of ${title} only.`,
    es: `${name} ${version ?? ''} lo corrige, solo para suscriptores de ${title}.`,
  };
}

function unrepaired({ package: name, repair }: Advised): Words {
  switch (repair.state) {
    case 'will-not-fix':
      return {
        en: `${name} will not be repaired in this release: accept it, or move to another base image.`,
        es: `${name} no se corregirá en esta versión: acéptalo o cambia de imagen base.`,
      };
    case 'end-of-life':
      return {
        en: `${name} is out of support here: move to a newer base image.`,
        es: `${name} ya no tiene soporte aquí: cambia a una imagen base más nueva.`,
      };
    case 'deferred':
      return {
        en: `${name} will be repaired later; there is nothing to install yet.`,
        es: `${name} se corregirá más adelante; todavía no hay nada que instalar.`,
      };
    case 'affected':
    case 'fixed':
      return {
        en: `There is no repair of ${name} yet.`,
        es: `Todavía no hay corrección de ${name}.`,
      };
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
