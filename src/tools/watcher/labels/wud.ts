import { patternOf, releaseLink, transform, flagOf } from '../label-parts/policy-readers.ts';
import { displayName, off, truth, undone } from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

const trigger = undone(
  'NEXUS does not run triggers of WUD. Who is told is set in Notify, what is applied by itself with nexus.watcher.mode.',
  'NEXUS no ejecuta los triggers de WUD. A quién se avisa se decide en Notify; qué se aplica solo, con nexus.watcher.mode.',
);
const lookup = undone(
  'NEXUS asks the registry that the image names. Another one cannot be set by a label.',
  'NEXUS pregunta al registro que nombra la imagen. No se puede poner otro con una etiqueta.',
);

/** Of What's up Docker 8 (getwud.github.io, "Labels"). What is not said to be watched there is watched here. */
export const wud: LabelFamily = {
  id: 'wud',
  title: "What's up Docker",
  prefixes: ['wud.'],
  labels: {
    watch: truth({}, off),
    'watch.digest': flagOf('watchDigest'),
    'tag.include': patternOf('include'),
    'tag.exclude': patternOf('exclude'),
    'tag.transform': transform,
    'link.template': releaseLink,
    'display.name': displayName,
    'display.icon': undone('NEXUS shows no icons of labels.', 'NEXUS no muestra iconos de etiquetas.'),
    'trigger.include': trigger,
    'trigger.exclude': trigger,
    'compose.file': undone(
      'NEXUS finds the compose file by the stack in Containers. The label is not needed.',
      'NEXUS encuentra el archivo compose por el stack de Containers. La etiqueta no hace falta.',
    ),
    'registry.lookup.image': lookup,
    'registry.lookup.url': lookup,
    'inspect.tag.path': undone(
      'NEXUS takes the tag from the reference of the image only.',
      'NEXUS toma la etiqueta solo de la referencia de la imagen.',
    ),
  },
};
