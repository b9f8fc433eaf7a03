import { z } from 'zod';
import { Words } from '#contracts/words.ts';
import { NexusError } from '#kernel/errors.ts';
import { TarError } from '#library/layers/tar-error.ts';
import { ScanThreadError } from '../scan/threads/scan-thread.ts';

/** Why an image is not known, or not known whole. Ids are stored and never renamed. */
const ReadingReason = z.object({ id: z.string(), words: Words });
export type ReadingReason = z.infer<typeof ReadingReason>;

/** Null for none, and for one that nobody can read any more. */
export function reasonFrom(text: string | null): ReadingReason | null {
  if (text === null) return null;
  const parsed = ReadingReason.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export class DeadlineError extends Error {
  readonly minutes: number;

  constructor(deadlineMs: number) {
    const minutes = Math.max(1, Math.round(deadlineMs / 60_000));
    super(`It was not read within ${minutes} minutes.`);
    this.name = 'DeadlineError';
    this.minutes = minutes;
  }
}

/** What is said of an error while reading an image. */
export function reasonOf(error: unknown): ReadingReason {
  if (error instanceof DeadlineError) return deadlineReason(error.minutes);
  if (error instanceof NexusError && error.code === 'not-found') return reasons.gone;
  if (error instanceof NexusError) {
    return { id: error.code, words: { en: error.message, es: error.es ?? error.message } };
  }
  if (error instanceof TarError) return damagedReason(error.message);
  const said = error instanceof ScanThreadError ? (error.message.split('\n', 1)[0] ?? '') : '';
  return failedReason(said.slice(0, 300));
}

function deadlineReason(minutes: number): ReadingReason {
  return {
    id: 'deadline',
    words: {
      en: `Reading it took longer than ${minutes} minutes and was given up.`,
      es: `Leerla llevó más de ${minutes} minutos y se abandonó.`,
    },
  };
}

function damagedReason(said: string): ReadingReason {
  return {
    id: 'damaged',
    words: {
      en: `What the engine gave is no image that can be read: ${said}`,
      es: `Lo que dio el motor no es una imagen que se pueda leer: ${said}`,
    },
  };
}

function failedReason(said: string): ReadingReason {
  const [en, es] = said === '' ? ['The log says more.', 'El registro dice más.'] : [said, said];
  return {
    id: 'failed',
    words: { en: `Reading it failed. ${en}`, es: `No se pudo leer. ${es}` },
  };
}

export const reasons = {
  gone: {
    id: 'gone',
    words: {
      en: 'The host has no such image any more, though a container was made from it.',
      es: 'El equipo ya no tiene esta imagen, aunque hay un contenedor creado con ella.',
    },
  },
  interrupted: {
    id: 'interrupted',
    words: {
      en: 'NEXUS ended while it read this image.',
      es: 'NEXUS terminó mientras leía esta imagen.',
    },
  },
  'host-missing': {
    id: 'host-missing',
    words: {
      en: 'Its host cannot be seen now; it is read as soon as that is back.',
      es: 'Ahora no se ve su equipo; se leerá en cuanto vuelva.',
    },
  },
  off: {
    id: 'off',
    words: {
      en: 'Images are not read by themselves: that is switched off.',
      es: 'Las imágenes no se leen solas: está desactivado.',
    },
  },
  unused: {
    id: 'unused',
    words: {
      en: 'No container uses it: it is read when somebody asks.',
      es: 'Ningún contenedor la usa: se lee cuando alguien lo pide.',
    },
  },
  problems: {
    id: 'problems',
    words: {
      en: 'Some of it could not be read: what is there may have flaws too.',
      es: 'Una parte no se pudo leer: lo que hay en ella también puede tener fallos.',
    },
  },
} as const satisfies Readonly<Record<string, ReadingReason>>;
