import { defineMessages } from '../../../i18n/message.ts';

export const compareText = defineMessages({
  title: { en: 'Compare {name} with another version', es: 'Comparar {name} con otra versión' },
  intro: {
    en: 'What another version would repair, and what it would bring along. It is read from its registry without pulling it.',
    es: 'Qué repararía otra versión y qué traería consigo. Se lee de su registro sin descargarla entera.',
  },
  to: { en: 'Other version', es: 'Otra versión' },
  toHelp: { en: 'A name with a tag or digest.', es: 'Un nombre con etiqueta o digest.' },
  toSame: { en: 'That is the version that is here.', es: 'Es la versión que ya está aquí.' },
  compare: { en: 'Compare', es: 'Comparar' },
  working: {
    en: 'Its layers are being read. This may take a minute; only what is not known yet is read.',
    es: 'Se están leyendo sus capas. Puede tardar un minuto; solo se lee lo que aún no se conoce.',
  },
  repairs: {
    en: { zero: 'repairs nothing', one: 'repairs {count}', other: 'repairs {count}' },
    es: { zero: 'no repara nada', one: 'repara {count}', other: 'repara {count}' },
  },
  adds: {
    en: { zero: 'adds nothing', one: 'adds {count}', other: 'adds {count}' },
    es: { zero: 'no añade nada', one: 'añade {count}', other: 'añade {count}' },
  },
  keeps: {
    en: { zero: 'none stays', one: '{count} stays', other: '{count} stay' },
    es: { zero: 'no queda ninguna', one: 'queda {count}', other: 'quedan {count}' },
  },
  repaired: { en: 'Repaired', es: 'Reparadas' },
  added: { en: 'Added', es: 'Añadidas' },
  packages: { en: 'Packages', es: 'Paquetes' },
  noneRepaired: {
    en: 'It repairs none of the flaws that are here.',
    es: 'No repara ninguna de las que hay.',
  },
  noneAdded: { en: 'It brings no known flaw along.', es: 'No trae ninguna vulnerabilidad conocida.' },
  samePackages: { en: 'Its packages are the same.', es: 'Sus paquetes son los mismos.' },
  unread: {
    en: 'Part of the other version could not be read, so what it holds is not known:',
    es: 'Parte de la otra versión no se pudo leer, así que no se sabe qué contiene:',
  },
  accepted: { en: 'accepted', es: 'aceptada' },
  results: { en: 'Parts of the comparison', es: 'Partes de la comparación' },
});
