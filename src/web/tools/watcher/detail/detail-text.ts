import { defineMessages } from '../../../i18n/message.ts';

export const detailText = defineMessages({
  tabs: { en: 'Parts of this container’s updates', es: 'Partes de las actualizaciones de este contenedor' },
  now: { en: 'Now', es: 'Ahora' },
  tags: { en: 'Why this tag', es: 'Por qué esta etiqueta' },
  rules: { en: 'Rules', es: 'Reglas' },
  history: { en: 'History', es: 'Historial' },
  gone: { en: 'This container is not there', es: 'Este contenedor no está' },
  goneHint: {
    en: 'It was removed or renamed, or you may not see it.',
    es: 'Se eliminó o cambió de nombre, o no puedes verlo.',
  },

  sayNewer: { en: '{version} is out; {current} runs.', es: 'Ha salido {version}; se ejecuta {current}.' },
  sayNewImage: {
    en: 'A newer image stands under {version} than the one that runs.',
    es: 'Bajo {version} hay una imagen más nueva que la que se ejecuta.',
  },
  sayHeld: { en: '{version} is out, and kept back.', es: 'Ha salido {version} y está retenida.' },
  sayHeldImage: {
    en: 'A newer image stands under {version}, and is kept back.',
    es: 'Bajo {version} hay una imagen más nueva y está retenida.',
  },
  saySame: { en: '{current} is the newest.', es: '{current} es la más nueva.' },
  sayUnknown: {
    en: 'Nobody can say whether there is something newer.',
    es: 'No se puede saber si hay algo más nuevo.',
  },
  sayPending: {
    en: 'Its registry has not been asked yet.',
    es: 'Todavía no se ha preguntado a su registro.',
  },
  sayLocal: {
    en: 'Its image was built or loaded here: no registry can say.',
    es: 'Su imagen se hizo o se cargó aquí: ningún registro puede saberlo.',
  },
  sayFixed: {
    en: 'Its reference is a digest without a tag: nothing can be newer.',
    es: 'Su referencia es un digest sin etiqueta: nada puede ser más nuevo.',
  },
  sayOff: { en: 'It is not watched.', es: 'No se vigila.' },
  checkedAgo: { en: 'Checked {ago}.', es: 'Comprobado {ago}.' },
  askedAgain: { en: 'It is asked again {ago}.', es: 'Se vuelve a preguntar {ago}.' },
  lastKnown: {
    en: 'Last known, {ago}:',
    es: 'Lo último que se supo, {ago}:',
  },
  lastSame: { en: '{current} was the newest', es: '{current} era la más nueva' },
  snoozedUntil: { en: 'Nothing is offered until {time}', es: 'No se ofrece nada hasta {time}' },
  isSelf: {
    en: 'This is NEXUS itself. It is replaced by a helper, and the page comes back by itself.',
    es: 'Es el propio NEXUS. Lo sustituye un ayudante y la página vuelve sola.',
  },

  running: { en: 'What runs', es: 'Lo que se ejecuta' },
  available: { en: 'What there is', es: 'Lo que hay' },
  tag: { en: 'Tag', es: 'Etiqueta' },
  digest: 'Digest',
  says: { en: 'Calls itself', es: 'Se llama' },
  revision: 'Commit',
  built: { en: 'Built', es: 'Creada' },
  published: { en: 'Published', es: 'Publicada' },
  seen: { en: 'First seen', es: 'Vista por primera vez' },
  registry: { en: 'Registry', es: 'Registro' },
  track: { en: 'Follows', es: 'Sigue' },
  floating: { en: 'the tag, whatever it stands for', es: 'la etiqueta, sea cual sea su imagen' },
  exact: {
    en: 'newer tags, and a new image under this one',
    es: 'etiquetas más nuevas y una imagen nueva en esta',
  },
  pinned: { en: 'newer tags; its digest is written along', es: 'etiquetas más nuevas; su digest va escrito' },
  fixed: { en: 'nothing', es: 'nada' },
  heldBecause: { en: 'Kept back', es: 'Retenida' },
  heldUntil: { en: 'until {time}', es: 'hasta {time}' },
  skipVersion: { en: 'Skip this version', es: 'Omitir esta versión' },
  offerAgain: { en: 'Offer it again', es: 'Volver a ofrecerla' },
  skippedTitle: { en: 'Skipped', es: 'Omitidas' },
  skippedBy: '{who}, {ago}',
  failedTitle: { en: 'Tried and taken back', es: 'Probadas y deshechas' },
  seeRun: { en: 'See what happened', es: 'Ver qué pasó' },

  tagsIntro: {
    en: 'Every other tag of the repository, the nearest first, and what speaks against it.',
    es: 'Las demás etiquetas del repositorio, las más cercanas primero, y qué habla en su contra.',
  },
  tagsNone: { en: 'No other tag was considered', es: 'No se consideró ninguna otra etiqueta' },
  tagsNoneHint: {
    en: 'Only the image under its own tag is compared.',
    es: 'Solo se compara la imagen de su propia etiqueta.',
  },
  tagsMore: {
    en: 'The nearest {shown} of {count}.',
    es: 'Las {shown} más cercanas de {count}.',
  },
  tagsCut: {
    en: 'The registry has more tags than were read. A newer one may be among those.',
    es: 'El registro tiene más etiquetas de las leídas. Entre ellas puede haber una más nueva.',
  },
  heldTag: { en: 'held', es: 'retenida' },
  findTag: { en: 'Find a tag', es: 'Buscar una etiqueta' },
  noTagMatches: { en: 'No tag contains this', es: 'Ninguna etiqueta lo contiene' },

  rulesIntro: {
    en: 'Labels of the container decide first, then the rules in their order, then the default.',
    es: 'Deciden primero las etiquetas del contenedor, luego las reglas en su orden y al final lo predeterminado.',
  },
  byLabel: { en: 'label {name}', es: 'etiqueta {name}' },
  byRule: { en: 'rule “{name}”', es: 'regla «{name}»' },
  byDefault: { en: 'default', es: 'predeterminado' },
  problems: {
    en: { one: 'A label is not understood', other: '{count} labels are not understood' },
    es: { one: 'Hay una etiqueta que no se entiende', other: 'Hay {count} etiquetas que no se entienden' },
  },
  changeRules: { en: 'Change the rules', es: 'Cambiar las reglas' },
});
