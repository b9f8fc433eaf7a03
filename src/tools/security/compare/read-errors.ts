import { NexusError, conflict, invalid } from '#kernel/errors.ts';
import { TarError } from '#library/layers/tar-error.ts';
import type { UnknownReason } from '#library/registry/fault.ts';
import { registryProblemWords } from '#library/registry/problem-words.ts';
import type { Text } from '#library/text.ts';
import { IndexThreadError } from '../watch-advisories/threads/index-thread.ts';

/** Why a registry gave no image. */
export type NoImage =
  | { readonly kind: 'absent' }
  | { readonly kind: 'other-platforms' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

const notThere = new Set(['absent', 'not-found', 'deleted']);

/** What a person is told of it: `not-found`, `other-platforms`, or `registry` for everything that may be otherwise later. */
export function registryError(outcome: NoImage, nowMs: number, platform: string): NexusError {
  if (outcome.kind === 'other-platforms') {
    const en = `The registry has this image, but not for ${platform}.`;
    return new NexusError('other-platforms', 409, {
      en,
      es: `El registro tiene esta imagen, pero no para ${platform}.`,
    });
  }
  const id = outcome.kind === 'absent' ? 'absent' : outcome.reason.id;
  const words = registryProblemWords[id];
  if (notThere.has(id)) return new NexusError('not-found', 404, words);
  const reason = outcome.kind === 'unknown' ? outcome.reason : undefined;
  if (!reason || !('untilMs' in reason)) return new NexusError('registry', 502, words);
  const retryAfterSeconds = Math.max(1, Math.ceil((reason.untilMs - nowMs) / 1000));
  return new NexusError('registry', 503, words, { retryAfterSeconds });
}

export function helperFailed(helper: string): NexusError {
  return new NexusError('registry', 502, registryProblemWords['login-helper'], {
    cause: new Error(`docker-credential-${helper} does not work.`),
  });
}

export function noReference(field: string): NexusError {
  const words = {
    en: 'This is no name of an image. Write it as docker pull takes it: nginx:1.27, or ghcr.io/owner/app:2.',
    es: 'Esto no es el nombre de una imagen. Escríbelo como para docker pull: nginx:1.27 o ghcr.io/owner/app:2.',
  };
  return invalid(words, [{ path: field, message: words.en, es: words.es }]);
}

export function noPlatform(): NexusError {
  const words = {
    en: 'This is no platform. Write it as linux/amd64, or linux/arm/v7.',
    es: 'Esto no es una plataforma. Escríbela como linux/amd64 o linux/arm/v7.',
  };
  return invalid(words, [{ path: 'platform', message: words.en, es: words.es }]);
}

export function otherRepository(): NexusError {
  const words = {
    en: 'You may compare this image with other versions of it only: keep its name, and change what comes after it.',
    es: 'Solo puedes comparar esta imagen con otras versiones suyas: deja el nombre y cambia lo que va detrás.',
  };
  return invalid(words, [{ path: 'to', message: words.en, es: words.es }]);
}

export function notReadYet(): NexusError {
  return conflict({
    en: 'This image has not been read whole yet, so there is nothing to compare with. Read it first.',
    es: 'Esta imagen aún no se ha leído entera, así que no hay con qué comparar. Léela primero.',
  });
}

/** Without advisories every version would seem to be free of flaws. */
export function notComparable(what: string): NexusError {
  return conflict({
    en: `There are no advisories for ${what} here, so that its flaws are not known. Look at the feeds, and compare again once they were fetched.`,
    es: `Aquí no hay avisos de ${what}, así que no se conocen sus vulnerabilidades. Mira las fuentes y compara de nuevo cuando se hayan descargado.`,
  });
}

export function tookTooLong(minutes: number): NexusError {
  return new NexusError('deadline', 504, {
    en: `Reading the image took longer than ${minutes} minutes and was given up.`,
    es: `Leer la imagen llevó más de ${minutes} minutos y se abandonó.`,
  });
}

const archiveWords: Readonly<Record<TarError['kind'], Text>> = {
  malformed: {
    en: 'This is no archive that NEXUS reads. It reads what docker save wrote, an OCI layout as a tar, and a tar of a root folder; plain, or compressed with gzip or zstd.',
    es: 'Esto no es un archivo que NEXUS lea. Lee lo que escribe docker save, una distribución OCI como tar y un tar de una carpeta raíz; sin comprimir o comprimidos con gzip o zstd.',
  },
  truncated: {
    en: 'The archive ends midway: it was not saved or sent whole.',
    es: 'El archivo termina a la mitad: no se guardó o no se envió entero.',
  },
  'too-large': {
    en: 'The archive holds more than NEXUS reads.',
    es: 'El archivo contiene más de lo que NEXUS lee.',
  },
};

export function archiveError({ kind, message }: TarError): NexusError {
  const words = archiveWords[kind];
  const code = kind === 'too-large' ? 'too-large' : 'invalid';
  return new NexusError(code, kind === 'too-large' ? 413 : 400, {
    en: `${words.en} ${message}`,
    es: words.es,
  });
}

export function noImageInArchive(platform: string | undefined): NexusError {
  if (platform === undefined) {
    return invalid({
      en: 'The archive lists an image, but holds none that is whole.',
      es: 'El archivo anuncia una imagen, pero no contiene ninguna entera.',
    });
  }
  return new NexusError('other-platforms', 409, {
    en: `The archive holds no image for ${platform}.`,
    es: `El archivo no contiene ninguna imagen para ${platform}.`,
  });
}

/** The thread with the advisories gives no answer for a reason of its own. */
export function advisoriesError(error: unknown): unknown {
  if (!(error instanceof IndexThreadError)) return error;
  const words = {
    en: 'The advisories cannot be looked up at the moment. Try again in a minute; the log says more.',
    es: 'Ahora no se pueden consultar los avisos. Inténtalo dentro de un minuto; el registro dice más.',
  };
  return new NexusError('unavailable', 503, words, { cause: error, retryAfterSeconds: 60 });
}
