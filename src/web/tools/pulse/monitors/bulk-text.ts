import { defineMessages } from '../../../i18n/message.ts';

export const bulkText = defineMessages({
  title: {
    en: { one: 'Change {name}', other: 'Change {count} monitors' },
    es: { one: 'Cambiar {name}', other: 'Cambiar {count} monitores' },
  },
  hint: {
    en: 'What you leave empty stays as it is on each of them.',
    es: 'Lo que dejes vacío se queda como está en cada uno.',
  },
  asItIs: { en: 'As it is', es: 'Como está' },
  addTags: { en: 'Add tags', es: 'Añadir etiquetas' },
  removeTags: { en: 'Take tags away', es: 'Quitar etiquetas' },
  removeHelp: {
    en: 'A name alone takes it away whatever its value.',
    es: 'Un nombre solo la quita con cualquier valor.',
  },
  change: { en: 'Change', es: 'Cambiar' },
  changed: {
    en: { one: 'One monitor was changed', other: '{count} monitors were changed' },
    es: { one: 'Se cambió un monitor', other: 'Se cambiaron {count} monitores' },
  },
  refused: {
    en: { one: 'One was left as it was:', other: '{count} were left as they were:' },
    es: { one: 'Uno quedó como estaba:', other: '{count} quedaron como estaban:' },
  },
});
