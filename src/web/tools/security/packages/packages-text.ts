import { defineMessages } from '../../../i18n/message.ts';

export const packagesText = defineMessages({
  intro: {
    en: 'Is it here, and in which version? Every package of every image that was read.',
    es: '¿Está aquí, y en qué versión? Todos los paquetes de todas las imágenes leídas.',
  },
  type: { en: 'Kind', es: 'Tipo' },
  anyType: { en: 'Any kind', es: 'Cualquier tipo' },
  versions: { en: 'Versions', es: 'Versiones' },
  versionImages: {
    en: { one: '{version} in one image', other: '{version} in {count} images' },
    es: { one: '{version} en una imagen', other: '{version} en {count} imágenes' },
  },
  images: { en: 'Images', es: 'Imágenes' },
  flaws: { en: 'Flaws', es: 'Vulnerabilidades' },
  worst: { en: 'Worst', es: 'Peor' },
  first: {
    en: 'The first {shown} of {total}. Type a name to see the others.',
    es: 'Los primeros {shown} de {total}. Escribe un nombre para ver los demás.',
  },
  unread: {
    en: {
      one: 'One image is not read whole: what it holds beyond this is not known.',
      other: '{count} images are not read whole: what they hold beyond this is not known.',
    },
    es: {
      one: 'Una imagen no se ha leído entera: lo que tenga además de esto no se sabe.',
      other: '{count} imágenes no se han leído enteras: lo que tengan además de esto no se sabe.',
    },
  },
  noMatch: { en: 'No package is called that', es: 'Ningún paquete se llama así' },
  noMatchHint: {
    en: 'No image that was read has it.',
    es: 'Ninguna imagen leída lo tiene.',
  },
  emptyTitle: { en: 'No packages yet', es: 'Todavía no hay paquetes' },
  emptyHint: {
    en: 'As soon as an image has been read, its packages stand here, with every version in the lab.',
    es: 'En cuanto se lea una imagen, sus paquetes aparecerán aquí con todas las versiones del laboratorio.',
  },
  seeFlaws: { en: 'Show its flaws', es: 'Mostrar sus vulnerabilidades' },
});
