import { patternsOf, setting, flagOf } from '../label-parts/policy-readers.ts';
import { listOf, noneOf, off, problem, truth, undone } from '../label-parts/readers.ts';
import type { LabelFamily, ReadLabel } from './label-family.ts';

/** `new` is about tags that were not there before, `update` about tags that stand for another image. */
const notifyOn: ReadLabel = (value) => {
  const words = listOf(value, ';');
  if (words.length === 0 || words.some((word) => word !== 'new' && word !== 'update'))
    return { problem: noneOf(value, ['new', 'update', 'new;update']) };
  if (!words.includes('new')) return setting('watchTags', false);
  return words.includes('update') ? {} : setting('watchDigest', false);
};

const order = undone(
  'NEXUS reads all tags and orders them by their versions, so neither an order nor a limit is needed.',
  'NEXUS lee todas las etiquetas y las ordena por su versión; no hace falta un orden ni un límite.',
);
const pageLink = problem(
  'NEXUS finds the page of the image by itself. Another link is set with nexus.watcher.release-link.',
  'NEXUS encuentra la página de la imagen por sí mismo. Otro enlace se pone con nexus.watcher.release-link.',
);

/** Of Diun 4 (crazymax.dev/diun, "Docker provider"). */
export const diun: LabelFamily = {
  id: 'diun',
  title: 'Diun',
  prefixes: ['diun.'],
  labels: {
    enable: truth({}, off),
    notify_on: notifyOn,
    watch_repo: flagOf('watchTags'),
    include_tags: patternsOf('include'),
    exclude_tags: patternsOf('exclude'),
    sort_tags: order,
    max_tags: order,
    regopt: undone(
      'Options of registries are in the configuration of Diun. Set the login under Registries in NEXUS.',
      'Las opciones de registros están en la configuración de Diun. Pon el acceso en Registros, en NEXUS.',
    ),
    hub_link: truth({}, pageLink),
    hub_tpl: () => pageLink,
    platform: undone(
      'NEXUS compares with the platform of the image that runs. Another one cannot be set.',
      'NEXUS compara con la plataforma de la imagen que se ejecuta. No se puede poner otra.',
    ),
  },
  beginnings: {
    'metadata.': undone(
      'NEXUS does not put metadata of labels into messages.',
      'NEXUS no pone metadatos de etiquetas en los mensajes.',
    ),
  },
};
