import { NexusError } from '#kernel/errors.ts';
import { noRoom } from '../temporary-files/open-temporary-files.ts';
import { IndexThreadError } from '../watch-advisories/threads/index-thread.ts';

/** What a person is told when advisories could not be brought in or out. */
export function advisoryFileError(error: unknown): unknown {
  if (!(error instanceof IndexThreadError)) return error;
  if (error.kind === 'disk') return noRoom(error);
  if (error.kind === 'refused') return refused(error);
  const words = {
    en: 'The advisories cannot be worked on at the moment. Try again in a minute; the log says more.',
    es: 'Ahora no se puede trabajar con los avisos. Inténtalo dentro de un minuto; el registro dice más.',
  };
  return new NexusError('unavailable', 503, words, { cause: error, retryAfterSeconds: 60 });
}

function refused({ message }: IndexThreadError): NexusError {
  const words = {
    en: `Nothing was taken: the file is no bundle of advisories of NEXUS and no database of Grype (v6) that can be read. ${message}`,
    es: 'No se ha tomado nada: el archivo no es un paquete de avisos de NEXUS ni una base de datos de Grype (v6) que se pueda leer.',
  };
  return new NexusError('invalid', 400, words);
}
