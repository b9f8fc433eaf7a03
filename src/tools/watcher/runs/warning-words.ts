import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import type { Words } from '#contracts/words.ts';

/** Containers says it in English; the Spanish names the same thing. */
const inSpanish: Readonly<Record<RecreateWarning['code'], (warning: RecreateWarning) => string>> = {
  'writable-layer': ({ container, count }) =>
    `${container}: se pierden ${count} archivos que están solo dentro del contenedor, fuera de sus volúmenes.`,
  'inline-files': ({ container, count }) =>
    `${container}: se copian ${count} archivos que compose escribió dentro del contenedor.`,
  'auto-remove': ({ container }) =>
    `${container} se borra al detenerse (--rm). Si el nuevo falla, el anterior se vuelve a crear.`,
  'provider-gone': ({ container }) =>
    `${container} usa el espacio de nombres de un contenedor que ya no existe. Elige otro, o no se podrá crear.`,
  'mac-address': ({ container }) => `${container}: su dirección MAC no se puede conservar tal como es.`,
  'image-name': ({ container }) =>
    `${container}: su imagen ya no se llama así; el nuevo contenedor la nombra por su id.`,
  'compose-file': ({ container }) =>
    `${container}: el archivo de compose no sabe nada de este cambio; el próximo «docker compose up» lo desharía.`,
};

export function warningWords(warning: RecreateWarning): Words {
  return { en: `${warning.container}: ${warning.message}`, es: inSpanish[warning.code](warning) };
}
