import { defineMessages } from '../../../i18n/message.ts';

/** The words of making a container anew, before it happens. */
export const recreateText = defineMessages({
  recreate: { en: 'Recreate', es: 'Volver a crear' },
  recreateEntry: { en: 'Recreate…', es: 'Volver a crear…' },
  recreateTitle: { en: 'Recreate {name}', es: 'Volver a crear {name}' },
  cancel: { en: 'Cancel', es: 'Cancelar' },

  image: { en: 'Image', es: 'Imagen' },
  'image-same': { en: 'The same as now', es: 'La misma que ahora' },
  sameHint: {
    en: 'Exactly the image that it runs, whatever {image} stands for meanwhile',
    es: 'Exactamente la imagen con la que funciona, sea lo que sea ahora {image}',
  },
  'image-newest': { en: 'The newest of its tag', es: 'La más nueva de su etiqueta' },
  newestHint: {
    en: '{image} is asked of the registry first',
    es: 'Primero se pide {image} al registro de imágenes',
  },
  newestImpossible: {
    en: 'It names one exact image, of which there is no newer one',
    es: 'Indica una imagen exacta, de la que no hay otra más nueva',
  },
  'image-other': { en: 'Another one', es: 'Otra' },
  otherHint: { en: 'Another tag, digest or image', es: 'Otra etiqueta, otro digest u otra imagen' },
  reference: { en: 'Image reference', es: 'Referencia de la imagen' },
  pull: { en: 'Ask the registry for it first', es: 'Pedirla primero al registro de imágenes' },
  pullHelp: {
    en: 'Otherwise the one on the host is taken, if it has one.',
    es: 'Si no, se usa la que hay en el host, si la tiene.',
  },
  proof: { en: 'It must prove itself for', es: 'Debe demostrar que funciona durante' },
  proofHelp: {
    en: 'The old one is kept, stopped, for so long. With a health check: how long it may take to become healthy, if that is more than the check itself allows.',
    es: 'Ese tiempo se conserva el antiguo, detenido. Con comprobación de salud: cuánto puede tardar en estar sano, si es más de lo que permite la propia comprobación.',
  },
  seconds: 's',
  reason: { en: 'Why', es: 'Motivo' },
  reasonHelp: { en: 'For whoever looks at this later', es: 'Para quien lo mire más adelante' },
  badReference: {
    en: 'A name like nginx, nginx:1.27 or registry.example/team/app:2.',
    es: 'Un nombre como nginx, nginx:1.27 o registry.example/team/app:2.',
  },
  badProof: { en: 'Whole seconds, from 0 to 3600.', es: 'Segundos enteros, de 0 a 3600.' },
  longReason: { en: 'At most 500 characters.', es: 'Como mucho 500 caracteres.' },

  plan: { en: 'What this does', es: 'Qué hace esto' },
  downtime: {
    en: 'At most about {span} of downtime.',
    es: 'Como mucho unos {span} de parada.',
  },
  noDowntime: { en: 'It is not running: nothing stops.', es: 'No está en marcha: nada se detiene.' },
  promise: {
    en: 'The new container is made while {name} runs, with the same data and addresses. If it does not prove itself, the old one comes back.',
    es: 'El contenedor nuevo se crea mientras {name} funciona, con los mismos datos y direcciones. Si no demuestra que funciona, vuelve el antiguo.',
  },
  promiseStopped: {
    en: 'The new container has the same data and addresses, and is not started either.',
    es: 'El contenedor nuevo tiene los mismos datos y direcciones, y tampoco se arranca.',
  },
  steps: { en: 'In this order', es: 'En este orden' },
  stepPull: { en: 'Pull {image}', es: 'Descargar {image}' },
  stepCreate: {
    en: 'Create the new {name} beside the old one',
    es: 'Crear el nuevo {name} junto al antiguo',
  },
  stepCreateMany: {
    en: {
      one: 'Create the new {name}, and {count} that depends on it, beside the old',
      other: 'Create the new {name}, and {count} that depend on it, beside the old',
    },
    es: {
      one: 'Crear el nuevo {name}, y {count} que depende de él, junto a los antiguos',
      other: 'Crear el nuevo {name}, y {count} que dependen de él, junto a los antiguos',
    },
  },
  stepSwitch: {
    en: 'Stop the old one and start the new one under its name',
    es: 'Detener el antiguo y arrancar el nuevo con su nombre',
  },
  stepName: { en: 'Give the new one its name', es: 'Dar su nombre al nuevo' },
  stepProve: {
    en: 'Wait until the new one has proved itself; otherwise go back',
    es: 'Esperar a que el nuevo demuestre que funciona; si no, volver atrás',
  },
  stepRemove: {
    en: 'Remove the old one; volumes stay',
    es: 'Eliminar el antiguo; los volúmenes se quedan',
  },
  dependents: { en: 'Recreated along with it', es: 'Se recrean con él' },
  noDependents: { en: 'No other container is touched.', es: 'No se toca ningún otro contenedor.' },
  keptVolumes: { en: 'Unnamed volumes that it keeps', es: 'Volúmenes sin nombre que conserva' },
  differences: { en: 'What changes', es: 'Qué cambia' },
  noDifferences: { en: 'Every setting stays as it is.', es: 'Todos los ajustes quedan como están.' },
  imageBefore: { en: 'Image now', es: 'Imagen ahora' },
  imageAfter: { en: 'Image afterwards', es: 'Imagen después' },
  imagePulled: { en: 'known once it is pulled', es: 'se sabrá cuando se descargue' },
  imageSame: { en: 'stays the same', es: 'sigue siendo la misma' },
  command: { en: 'The same in docker', es: 'Lo mismo en docker' },

  revertTitle: { en: 'Take {name} back', es: 'Devolver {name}' },
  revertAs: { en: 'To how it was before {time}.', es: 'A como estaba antes del {time}.' },
  revert: { en: 'Go back', es: 'Volver' },
});
