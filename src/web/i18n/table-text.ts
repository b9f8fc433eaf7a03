import { defineMessages } from './message.ts';

/** The words of tables. */
export const tableText = defineMessages({
  filter: { en: 'Filter', es: 'Filtrar' },
  filterWhat: { en: 'Filter {what}', es: 'Filtrar {what}' },
  more: { en: 'Table options', es: 'Opciones de la tabla' },
  columns: { en: 'Columns', es: 'Columnas' },
  noRoom: { en: 'no room right now', es: 'ahora no cabe' },
  sortBy: { en: 'Sort by', es: 'Ordenar por' },
  copyText: { en: 'Copy as text', es: 'Copiar como texto' },
  exportCsv: { en: 'Export CSV', es: 'Exportar CSV' },
  exportCount: {
    en: { one: '{count} row', other: '{count} rows' },
    es: { one: '{count} fila', other: '{count} filas' },
  },
  copiedRows: {
    en: { one: '{count} row copied', other: '{count} rows copied' },
    es: { one: '{count} fila copiada', other: '{count} filas copiadas' },
  },
  selectRows: { en: 'Select several', es: 'Seleccionar varias' },
  selectRow: { en: 'Select {name}', es: 'Seleccionar {name}' },
  selectAll: { en: 'Select all', es: 'Seleccionar todo' },
  selected: {
    en: { one: '{count} selected', other: '{count} selected' },
    es: { one: '{count} seleccionada', other: '{count} seleccionadas' },
  },
  clearSelection: { en: 'Clear selection', es: 'Quitar la selección' },
  rowActions: { en: 'Actions for {name}', es: 'Acciones para {name}' },
  actions: { en: 'Actions', es: 'Acciones' },
  shown: { en: '{shown} of {total}', es: '{shown} de {total}' },
  nothingMatches: { en: 'Nothing here matches “{filter}”', es: 'Nada aquí coincide con «{filter}»' },
  clearFilter: { en: 'Clear the filter', es: 'Quitar el filtro' },
  nothing: { en: 'Nothing here yet', es: 'Aquí no hay nada todavía' },
  couldNotLoad: { en: 'This list could not be loaded', es: 'No se pudo cargar esta lista' },
  gone: { en: 'no longer there', es: 'ya no está' },
  keyNext: { en: 'Next row', es: 'Fila siguiente' },
  keyPrevious: { en: 'Previous row', es: 'Fila anterior' },
  keyOpen: { en: 'Open', es: 'Abrir' },
  keySelect: { en: 'Select', es: 'Seleccionar' },
});
