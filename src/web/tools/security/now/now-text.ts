import { defineMessages } from '../../../i18n/message.ts';

export const nowText = defineMessages({
  summary: { en: 'How the lab is', es: 'Cómo está el laboratorio' },
  now: {
    en: { one: 'One flaw wants you now.', other: '{count} flaws want you now.' },
    es: {
      one: 'Una vulnerabilidad te necesita ahora.',
      other: '{count} vulnerabilidades te necesitan ahora.',
    },
  },
  soon: {
    en: {
      one: 'Nothing for today; one flaw for the next days.',
      other: 'Nothing for today; {count} flaws for the next days.',
    },
    es: {
      one: 'Nada para hoy; una vulnerabilidad para los próximos días.',
      other: 'Nada para hoy; {count} vulnerabilidades para los próximos días.',
    },
  },
  later: {
    en: { one: 'Nothing is urgent; one flaw is open.', other: 'Nothing is urgent; {count} flaws are open.' },
    es: {
      one: 'Nada es urgente; hay una vulnerabilidad abierta.',
      other: 'Nada es urgente; hay {count} vulnerabilidades abiertas.',
    },
  },
  quiet: {
    en: {
      one: 'No known flaw is open in the one image here.',
      other: 'No known flaw is open in the {count} images here.',
    },
    es: {
      one: 'No hay ninguna vulnerabilidad conocida abierta en la única imagen.',
      other: 'No hay ninguna vulnerabilidad conocida abierta en las {count} imágenes.',
    },
  },
  unsure: {
    en: {
      zero: 'Nothing urgent in what is known; not everything is.',
      one: 'Nothing urgent in what is known; of one image not all is.',
      other: 'Nothing urgent in what is known; of {count} images not all is.',
    },
    es: {
      zero: 'Nada urgente en lo que se conoce, que no es todo.',
      one: 'Nada urgente en lo que se conoce; de una imagen no se sabe todo.',
      other: 'Nada urgente en lo que se conoce; de {count} imágenes no se sabe todo.',
    },
  },
  noAdvisories: {
    en: 'Nothing can be said yet: there are no advisories to compare with.',
    es: 'Todavía no se puede decir nada: no hay avisos con los que comparar.',
  },
  noImages: { en: 'There are no images to look at.', es: 'No hay imágenes que examinar.' },
  firstRead: {
    en: {
      one: 'The image is being read for the first time.',
      other: 'The {count} images are being read for the first time.',
    },
    es: {
      one: 'La imagen se está leyendo por primera vez.',
      other: 'Las {count} imágenes se están leyendo por primera vez.',
    },
  },

  repairableCount: {
    en: { one: '{count} has a repair', other: '{count} have a repair' },
    es: { one: '{count} tiene reparación', other: '{count} tienen reparación' },
  },
  endOfLife: {
    en: { one: '{count} image out of support, or soon', other: '{count} images out of support, or soon' },
    es: { one: '{count} imagen sin soporte, o pronto', other: '{count} imágenes sin soporte, o pronto' },
  },
  week: {
    en: 'this week {appeared} appeared, {repaired} repaired',
    es: 'esta semana {appeared} nuevas, {repaired} reparadas',
  },
  advisoriesAgo: { en: 'advisories from {ago}', es: 'avisos de {ago}' },
  advisoriesFetching: {
    en: 'advisories from {ago}, newer on their way',
    es: 'avisos de {ago}, llegan otros',
  },
  fetchingFirst: { en: 'advisories are on their way', es: 'los avisos están en camino' },
  noneFetched: { en: 'no advisories yet', es: 'todavía sin avisos' },
  notKnown: { en: 'Not known:', es: 'No se sabe:' },
  unknownImages: {
    en: { one: '{count} image cannot be read', other: '{count} images cannot be read' },
    es: { one: '{count} imagen no se puede leer', other: '{count} imágenes no se pueden leer' },
  },
  partialImages: {
    en: { one: '{count} image read in part', other: '{count} images read in part' },
    es: { one: '{count} imagen leída en parte', other: '{count} imágenes leídas en parte' },
  },
  pendingImages: {
    en: { one: '{count} image waits to be read', other: '{count} images wait to be read' },
    es: { one: '{count} imagen espera ser leída', other: '{count} imágenes esperan ser leídas' },
  },
  unmatchedPackages: {
    en: {
      one: '{count} package could not be compared',
      other: '{count} packages could not be compared',
    },
    es: {
      one: '{count} paquete no se pudo comparar',
      other: '{count} paquetes no se pudieron comparar',
    },
  },
  reading: { en: 'reading {reference}', es: 'leyendo {reference}' },

  which: { en: 'Which flaws', es: 'Qué vulnerabilidades' },
  stateOpen: { en: 'Open', es: 'Abiertas' },
  stateAccepted: { en: 'Accepted', es: 'Aceptadas' },
  stateHidden: { en: 'Hidden', es: 'Ocultas' },
  hiddenMeans: {
    en: 'Their source says that they do not matter here.',
    es: 'Su fuente dice que aquí no importan.',
  },
  find: { en: 'Find a flaw, a title or a package', es: 'Buscar vulnerabilidad, título o paquete' },
  anyRank: { en: 'Any rank', es: 'Cualquier urgencia' },
  anySeverity: { en: 'Any severity', es: 'Cualquier gravedad' },
  repairable: { en: 'With a repair', es: 'Con reparación' },
  exploited: { en: 'Exploited', es: 'Explotadas' },
  filters: { en: 'Filters', es: 'Filtros' },
  onlyFor: '{what}: {name}',
  noLonger: { en: 'Show all, not only {name}', es: 'Mostrar todas, no solo {name}' },
  export: { en: 'Export', es: 'Exportar' },
  exportSarif: 'SARIF',
  exportCsv: 'CSV',
  exportJson: 'JSON',
  sarifHint: { en: 'for code hosts and other tools', es: 'para repositorios y otras herramientas' },
  csvHint: { en: 'for a spreadsheet', es: 'para una hoja de cálculo' },
  jsonHint: { en: 'everything that is known', es: 'todo lo que se sabe' },

  list: { en: 'Flaws, the most urgent first', es: 'Vulnerabilidades, las más urgentes primero' },
  pages: { en: 'Pages', es: 'Páginas' },
  shownOf: { en: '{from} to {to} of {total}', es: '{from} a {to} de {total}' },
  previous: { en: 'Previous', es: 'Anteriores' },
  next: { en: 'Next', es: 'Siguientes' },
  isExploited: { en: 'exploited', es: 'explotada' },
  firstSeen: { en: 'first seen here', es: 'vista aquí por primera vez' },
  noAdvice: { en: 'Nothing to do yet', es: 'Nada que hacer aún' },
  notRunning: { en: 'in images that nothing runs', es: 'en imágenes que nadie ejecuta' },
  nextRow: { en: 'Next row', es: 'Fila siguiente' },
  previousRow: { en: 'Previous row', es: 'Fila anterior' },
  toSearch: { en: 'Find', es: 'Buscar' },

  noMatch: { en: 'No flaw fits these filters', es: 'Ninguna vulnerabilidad encaja con estos filtros' },
  emptyOpen: { en: 'No known flaw is open', es: 'No hay ninguna vulnerabilidad conocida abierta' },
  emptyOpenHint: {
    en: 'Advisories are fetched every day, and each image is compared again when they change: what is found stands here, the most urgent first.',
    es: 'Los avisos se descargan cada día y cada imagen se compara de nuevo cuando cambian: lo que se encuentre aparecerá aquí, lo más urgente primero.',
  },
  emptyUnsure: { en: 'Nothing found in what is known', es: 'No se encontró nada en lo que se conoce' },
  emptyUnsureHint: {
    en: 'Not everything could be read or compared yet, so this is no promise. What is missing stands above.',
    es: 'No todo se pudo leer o comparar todavía, así que esto no garantiza nada. Arriba está lo que falta.',
  },
  emptyLab: { en: 'No images yet', es: 'Todavía no hay imágenes' },
  emptyLabHint: {
    en: 'Each image that a container here uses is read once, and its packages are compared with the advisories of their makers. Nothing needs to be set up.',
    es: 'Cada imagen que usa un contenedor se lee una vez y sus paquetes se comparan con los avisos de quienes los hacen. No hay que configurar nada.',
  },
  seeContainers: { en: 'See containers', es: 'Ver contenedores' },
  emptyAccepted: { en: 'Nothing is accepted', es: 'No hay nada aceptado' },
  emptyAcceptedHint: {
    en: 'A flaw that is no danger here can be accepted with a reason and a date; until then it stands here instead of in the list.',
    es: 'Una vulnerabilidad que aquí no es peligrosa se puede aceptar con un motivo y una fecha; hasta entonces aparece aquí y no en la lista.',
  },
  emptyHidden: { en: 'Nothing is hidden', es: 'No hay nada oculto' },
  emptyHiddenHint: {
    en: 'What a distribution itself calls unimportant stands here, so that it does not stand in the way.',
    es: 'Lo que la propia distribución considera sin importancia aparece aquí, para que no estorbe.',
  },
});
