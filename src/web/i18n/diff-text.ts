import { defineMessages } from './message.ts';

/** The words of differences between two texts or two sets of fields. */
export const diffText = defineMessages({
  noDifference: { en: 'There is no difference.', es: 'No hay ninguna diferencia.' },
  added: { en: 'added', es: 'nuevo' },
  removed: { en: 'removed', es: 'eliminado' },
  changed: { en: 'changed', es: 'cambiado' },
  becomes: { en: 'becomes', es: 'pasa a ser' },
  none: { en: 'none', es: 'ninguno' },
  emptyValue: { en: 'empty', es: 'vacío' },
  masked: { en: 'The value is hidden', es: 'El valor está oculto' },
  addedLine: { en: 'added:', es: 'añadida:' },
  removedLine: { en: 'removed:', es: 'eliminada:' },
  addedLines: { en: '{count} added', es: { one: '{count} añadida', other: '{count} añadidas' } },
  removedLines: { en: '{count} removed', es: { one: '{count} eliminada', other: '{count} eliminadas' } },
  foldedLines: {
    en: { one: '{count} line without a change', other: '{count} lines without a change' },
    es: { one: '{count} línea sin cambios', other: '{count} líneas sin cambios' },
  },
});
