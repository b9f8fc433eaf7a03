import { defineMessages } from '../../../i18n/message.ts';

/** What images, networks and volumes say alike. */
export const resourcesText = defineMessages({
  host: { en: 'Host', es: 'Equipo' },
  missing: { en: '{host} could not be asked', es: 'No se pudo consultar {host}' },
  listFailed: { en: 'The list could not be read', es: 'No se pudo leer la lista' },
  close: { en: 'Close', es: 'Cerrar' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  create: { en: 'Create', es: 'Crear' },
  remove: { en: 'Remove', es: 'Eliminar' },
  removeChosen: { en: 'Remove…', es: 'Eliminar…' },
  cleanUp: { en: 'Clean up…', es: 'Limpiar…' },
  nothingToRemove: { en: 'There is nothing to remove.', es: 'No hay nada que eliminar.' },
  goes: { en: 'Goes', es: 'Se va' },
  stays: { en: 'Stays', es: 'Se queda' },
  staysBecause: '{name}: {reason}',
  sameInDocker: { en: 'The same with docker', es: 'Lo mismo con docker' },
  used: { en: 'Used by', es: 'Lo usa' },
  usedByNobody: { en: 'nobody', es: 'nadie' },
  stopped: { en: '{name} (stopped)', es: '{name} (parado)' },
  created: { en: 'Created', es: 'Creado' },
  labels: { en: 'Labels', es: 'Etiquetas' },
  stack: 'Stack',
  goneTitle: { en: 'This is no longer there', es: 'Esto ya no está' },
  goneHint: { en: 'It was removed in the meantime.', es: 'Se ha eliminado entretanto.' },
  detailsFailed: { en: 'The details could not be read', es: 'No se pudieron leer los detalles' },
  labelsHelp: { en: 'One a line: name=value', es: 'Una por línea: nombre=valor' },
});
