import { defineMessages } from '../../../i18n/message.ts';

export const imageDrawerText = defineMessages({
  tabs: { en: 'Parts of this image', es: 'Partes de esta imagen' },
  findings: { en: 'Findings', es: 'Hallazgos' },
  packages: { en: 'Packages', es: 'Paquetes' },
  layers: { en: 'Layers', es: 'Capas' },
  'not-known': { en: 'Not known', es: 'Sin conocer' },
  bom: { en: 'Bill of materials', es: 'Lista de materiales' },
  gone: { en: 'This image is not there', es: 'Esta imagen no está' },
  goneHint: {
    en: 'Nothing uses it any more, or you may not see it.',
    es: 'Ya nadie la usa, o no puedes verla.',
  },
  comparedAgo: { en: 'Compared with the advisories {ago}.', es: 'Comparada con los avisos {ago}.' },
  readAgo: { en: 'Read {ago}.', es: 'Leída {ago}.' },
  usedBy: { en: 'Used by', es: 'Usada por' },

  repair: { en: 'Repair', es: 'Reparación' },
  layer: { en: 'Layer', es: 'Capa' },
  layerNumber: { en: 'layer {number}', es: 'capa {number}' },
  title: { en: 'Title', es: 'Título' },
  noneOpen: { en: 'No known flaw is open in it', es: 'No tiene ninguna vulnerabilidad conocida abierta' },
  noneOpenUnsure: {
    en: 'Nothing found in what is known of it',
    es: 'No se encontró nada en lo que se conoce de ella',
  },
  noneOpenUnsureHint: {
    en: 'Not all of it could be read or compared: see “Not known”.',
    es: 'No se pudo leer o comparar entera: mira «Sin conocer».',
  },
  noneAccepted: { en: 'Nothing of it is accepted', es: 'No tiene nada aceptado' },
  noneHidden: { en: 'Nothing of it is hidden', es: 'No tiene nada oculto' },

  type: { en: 'Kind', es: 'Tipo' },
  path: { en: 'File', es: 'Archivo' },
  owned: { en: 'of the system', es: 'del sistema' },
  ownedMeans: {
    en: 'A package of the system brought it: the distribution answers for it.',
    es: 'Lo trajo un paquete del sistema: la distribución responde por él.',
  },
  arch: { en: 'Architecture', es: 'Arquitectura' },
  noPackages: { en: 'No packages are known', es: 'No se conocen paquetes' },
  noPackagesHint: {
    en: 'It was not read yet, or holds only files that no package manager tells of.',
    es: 'Aún no se leyó, o solo contiene archivos de los que ningún gestor de paquetes da cuenta.',
  },

  layersIntro: {
    en: 'From the bottom: each instruction of its build, what it added, and the flaws that came with it.',
    es: 'Desde abajo: cada instrucción de su construcción, lo que añadió y las vulnerabilidades que llegaron con ella.',
  },
  noLayers: { en: 'Its layers were not read', es: 'Sus capas no se leyeron' },
  noLayersHint: {
    en: 'Packages are known from a running container, which does not tell layers apart.',
    es: 'Los paquetes se conocen por un contenedor en marcha, que no distingue las capas.',
  },
  noInstruction: { en: 'not told', es: 'no se dice' },
  layerPackages: {
    en: { one: '{count} package', other: '{count} packages' },
    es: { one: '{count} paquete', other: '{count} paquetes' },
  },
  layerFindings: {
    en: { one: '{count} finding', other: '{count} findings' },
    es: { one: '{count} hallazgo', other: '{count} hallazgos' },
  },

  notReadTitle: { en: 'Could not be read', es: 'No se pudo leer' },
  notComparedTitle: { en: 'Could not be compared', es: 'No se pudo comparar' },
  wholeImage: { en: 'the whole image', es: 'la imagen entera' },
  allRead: { en: 'All of it was read.', es: 'Se leyó entera.' },
  allCompared: { en: 'All of its packages were compared.', es: 'Se compararon todos sus paquetes.' },
  nothingYet: {
    en: 'It has not been read, so nothing can be said.',
    es: 'No se ha leído, así que no se puede decir nada.',
  },
  'too-large': { en: 'too large', es: 'demasiado grande' },
  damaged: { en: 'damaged', es: 'dañado' },
  'too-many': { en: 'too many', es: 'demasiados' },
  'too-deep': { en: 'nested too deep', es: 'demasiado anidado' },
  missing: { en: 'missing', es: 'falta' },
  foreign: { en: 'kept elsewhere', es: 'está en otro sitio' },
  deadline: { en: 'took too long', es: 'tardó demasiado' },

  bomIntro: {
    en: 'Everything that is known to be in the image, as one file that other tools read: packages with their versions, where they lie, and the image’s digest.',
    es: 'Todo lo que se sabe que hay en la imagen, en un archivo que leen otras herramientas: paquetes con sus versiones, dónde están y el digest de la imagen.',
  },
  bomPartial: {
    en: 'It holds only what could be read; the rest stands under “Not known”.',
    es: 'Contiene solo lo que se pudo leer; lo demás está en «Sin conocer».',
  },
  bomNone: {
    en: 'There is none until the image has been read.',
    es: 'No la hay hasta que se lea la imagen.',
  },
  bomFormat: { en: 'Format', es: 'Formato' },
  bomPackages: { en: 'Packages', es: 'Paquetes' },
  bomDownload: { en: 'Download', es: 'Descargar' },
});
