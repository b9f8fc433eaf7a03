import { defineMessages } from '../../i18n/message.ts';

/** Words that every page of Pulse uses. */
export const pulseText = defineMessages({
  sections: { en: 'Parts of Pulse', es: 'Partes de Pulse' },
  monitors: { en: 'Monitors', es: 'Monitores' },
  incidents: { en: 'Incidents', es: 'Incidentes' },
  maintenance: { en: 'Maintenance', es: 'Mantenimiento' },
  suggestions: { en: 'Suggestions', es: 'Sugerencias' },
  import: { en: 'Import', es: 'Importar' },
  nothingGranted: { en: 'You may not see monitors', es: 'No puedes ver monitores' },
  nothingGrantedHint: {
    en: 'An admin can grant it to you under People.',
    es: 'Un administrador puede concedértelo en Personas.',
  },

  up: { en: 'up', es: 'activo' },
  degraded: { en: 'degraded', es: 'degradado' },
  down: { en: 'down', es: 'caído' },
  pending: { en: 'checking again', es: 'comprobando de nuevo' },
  // A monitor under maintenance.
  inMaintenance: { en: 'in maintenance', es: 'en mantenimiento' },
  unknown: { en: 'unknown', es: 'desconocido' },
  notChecked: { en: 'not checked yet', es: 'sin comprobar' },
  paused: { en: 'paused', es: 'en pausa' },
  gap: { en: 'nobody looked', es: 'nadie miró' },

  actions: { en: 'Actions', es: 'Acciones' },
  cancel: { en: 'Cancel', es: 'Cancelar' },
  save: { en: 'Save', es: 'Guardar' },
  edit: { en: 'Edit', es: 'Editar' },
  remove: { en: 'Remove', es: 'Eliminar' },
  pause: { en: 'Pause', es: 'Pausar' },
  resume: { en: 'Resume', es: 'Reanudar' },
  clone: { en: 'Clone', es: 'Clonar' },
  checkNow: { en: 'Check now', es: 'Comprobar ahora' },
  newMonitor: { en: 'New monitor', es: 'Nuevo monitor' },
  state: { en: 'State', es: 'Estado' },
  kind: { en: 'Kind', es: 'Clase' },
  tag: { en: 'Tag', es: 'Etiqueta' },
  tags: { en: 'Tags', es: 'Etiquetas' },
  name: { en: 'Name', es: 'Nombre' },
  notes: { en: 'Notes', es: 'Notas' },
  monitor: 'Monitor',
  none: { en: 'none', es: 'ninguno' },
  couldNotRead: { en: 'It could not be read', es: 'No se pudo leer' },
  notDone: { en: 'That could not be done', es: 'No se pudo hacer' },
  homeWrong: { en: 'Not reached', es: 'Sin alcanzar' },
  homeUp: {
    en: { one: 'Nothing; one monitor is up.', other: 'Nothing; {count} monitors are up.' },
    es: { one: 'Nada; un monitor está activo.', other: 'Nada; {count} monitores están activos.' },
  },
  homeMore: {
    en: { one: 'and one more', other: 'and {count} more' },
    es: { one: 'y uno más', other: 'y {count} más' },
  },
});
