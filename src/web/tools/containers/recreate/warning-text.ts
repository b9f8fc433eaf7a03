import { defineMessages } from '../../../i18n/message.ts';

/** What a recreation loses or cannot keep; the keys are the codes of the contract. */
export const warningText = defineMessages({
  title: { en: 'Worth knowing', es: 'Conviene saber' },
  about: '{name}: {sentence}',
  more: {
    en: { one: 'and {count} more', other: 'and {count} more' },
    es: { one: 'y {count} más', other: 'y {count} más' },
  },
  ofSize: '{files}, {size}',
  files: {
    en: { one: '{count} file', other: '{count} files' },
    es: { one: '{count} archivo', other: '{count} archivos' },
  },
  'writable-layer': {
    en: 'Files were written into the container itself, outside any volume. They are lost. Mount a volume there first to keep them.',
    es: 'Hay archivos escritos dentro del propio contenedor, fuera de cualquier volumen. Se pierden. Para conservarlos, monta antes un volumen ahí.',
  },
  'writable-layer-unknown': {
    en: 'The engine could not say in time which files live in the container only. They are lost.',
    es: 'El motor no dijo a tiempo qué archivos viven solo en el contenedor. Se pierden.',
  },
  'inline-files': {
    en: 'Configs or secrets that compose wrote into the container are copied into the new one.',
    es: 'Los configs o secretos que compose escribió en el contenedor se copian al nuevo.',
  },
  'auto-remove': {
    en: 'It deletes itself when it stops (--rm). Should the new one fail, the old one is made again.',
    es: 'Se elimina solo al detenerse (--rm). Si el nuevo falla, el antiguo se crea otra vez.',
  },
  'provider-gone': {
    en: 'It uses the namespace of a container that no longer exists. Choose another one in Edit, or it cannot be created.',
    es: 'Usa el espacio de nombres de un contenedor que ya no existe. Elige otro en Editar, o no se podrá crear.',
  },
  'mac-address': {
    en: 'A chosen MAC address is kept on the first network only; on the others it gets a new one.',
    es: 'Solo se conserva la dirección MAC elegida en la primera red; en las demás recibe una nueva.',
  },
  'image-name': {
    en: 'The name of its image stands for another one now; the new container names its image by id.',
    es: 'El nombre de su imagen ya corresponde a otra; el contenedor nuevo la nombra por su id.',
  },
  'compose-file': {
    en: 'The compose file does not say this. Change it there too, or the next deploy of the stack undoes it.',
    es: 'El fichero de compose no dice esto. Cámbialo también ahí, o el próximo despliegue del stack lo deshace.',
  },
});
