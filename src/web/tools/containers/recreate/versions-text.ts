import { defineMessages } from '../../../i18n/message.ts';

/** The words of what a container was replaced by so far. */
export const versionsText = defineMessages({
  versions: { en: 'Replacements of this container', es: 'Sustituciones de este contenedor' },
  failed: { en: 'The versions could not be read', es: 'No se pudieron leer las versiones' },
  emptyTitle: { en: 'It has not been replaced yet', es: 'Aún no se ha sustituido' },
  emptyHint: {
    en: 'Each time NEXUS recreates, updates or edits it, the version before is listed here, with the way back.',
    es: 'Cada vez que NEXUS lo vuelva a crear, lo actualice o lo edite, aquí estará la versión anterior, con la forma de volver.',
  },
  intro: {
    en: 'The last three can be gone back to. Volumes are not part of it: their data stays as it is now.',
    es: 'Se puede volver a las tres últimas. Los volúmenes quedan fuera: sus datos se quedan como están ahora.',
  },

  'kind-recreate': { en: 'Recreated', es: 'Vuelto a crear' },
  'kind-update': { en: 'Updated', es: 'Actualizado' },
  'kind-edit': { en: 'Edited', es: 'Editado' },
  'kind-revert': { en: 'Taken back', es: 'Devuelto' },
  'kind-other': { en: 'Replaced', es: 'Sustituido' },
  along: { en: 'along with {name}', es: 'junto con {name}' },
  backTo: { en: 'To how it was before {time}', es: 'A como estaba antes del {time}' },
  by: { en: 'by {name}', es: 'por {name}' },
  took: { en: 'took {span}', es: 'tardó {span}' },

  'outcome-under-way': { en: 'under way', es: 'en curso' },
  'outcome-succeeded': { en: 'succeeded', es: 'con éxito' },
  'outcome-back': { en: 'went back', es: 'volvió atrás' },
  'outcome-broken': { en: 'not finished; NEXUS tries again', es: 'sin terminar; NEXUS lo intenta de nuevo' },
  repaired: {
    en: 'NEXUS was stopped in the middle of it, and brought it to an end when it ran again.',
    es: 'NEXUS se detuvo a mitad, y lo terminó cuando volvió a funcionar.',
  },

  phase: { en: 'Phases', es: 'Fases' },
  'phase-building': { en: 'new one created', es: 'nuevo creado' },
  'phase-switching': { en: 'changed over', es: 'cambiado' },
  'phase-proving': { en: 'proved itself', es: 'demostró que funciona' },
  'phase-finishing': { en: 'old one removed', es: 'antiguo eliminado' },
  'phase-going-back': { en: 'went back to the old one', es: 'volvió al antiguo' },

  image: { en: 'Image', es: 'Imagen' },
  imageKept: { en: 'the same as before', es: 'la misma que antes' },
  dependents: { en: 'Recreated with it', es: 'Recreados con él' },
  lastLines: { en: 'The last lines of its log', es: 'Las últimas líneas de su registro' },
  details: { en: 'Details', es: 'Detalles' },

  report: { en: 'Settings as intended?', es: '¿Ajustes según lo previsto?' },
  asIntended: {
    en: { one: 'The one field is as intended.', other: 'All {count} fields are as intended.' },
    es: {
      one: 'El único campo está según lo previsto.',
      other: 'Los {count} campos están según lo previsto.',
    },
  },
  deviates: {
    en: { one: '{count} field is not as intended:', other: '{count} fields are not as intended:' },
    es: {
      one: '{count} campo no está según lo previsto:',
      other: '{count} campos no están según lo previsto:',
    },
  },
  restAsIntended: {
    en: { one: '{count} other is as intended.', other: '{count} others are as intended.' },
    es: { one: 'Otro {count} está según lo previsto.', other: 'Otros {count} están según lo previsto.' },
  },
  showFields: { en: 'Show the fields', es: 'Mostrar los campos' },
  intendedActual: { en: 'intended → found', es: 'previsto → encontrado' },

  goBack: { en: 'Go back to before this…', es: 'Volver a antes de esto…' },
});
