import { drydockPolicy } from '../label-parts/drydock-policy.ts';
import { patternOf, releaseLink, transform } from '../label-parts/policy-readers.ts';
import { readThresholds } from '../label-parts/read-thresholds.ts';
import {
  dependsOn,
  displayName,
  nothing,
  off,
  oneOf,
  problem,
  truth,
  undone,
} from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

const actions = undone(
  'NEXUS has no actions of Drydock. What is applied by itself is set with nexus.watcher.mode.',
  'NEXUS no tiene las acciones de Drydock. Qué se aplica solo se decide con nexus.watcher.mode.',
);
const messages = undone(
  'Who is told is set in Notify, not with a label.',
  'A quién se avisa se decide en Notify, no con una etiqueta.',
);
const looks = undone(
  'NEXUS does not take its looks from labels.',
  'NEXUS no toma su aspecto de las etiquetas.',
);
const image = undone(
  'NEXUS asks the registry that the image names, and takes the tag from there.',
  'NEXUS pregunta al registro que nombra la imagen y toma de ahí la etiqueta.',
);
const compose = undone(
  'NEXUS finds the compose file by the stack in Containers. The label is not needed.',
  'NEXUS encuentra el archivo compose por el stack de Containers. La etiqueta no hace falta.',
);
const hook = undone(
  'NEXUS runs no commands before or after an update.',
  'NEXUS no ejecuta órdenes antes ni después de una actualización.',
);
const gate = undone(
  'NEXUS decides by health, restarts and monitors of Pulse whether an update stays. Other gates cannot be set.',
  'NEXUS decide por la salud, los reinicios y los monitores de Pulse si una actualización se queda. No hay otros controles.',
);

/** Of Drydock 1.5 to 1.8 (github.com/CodesWhat/drydock, `docker/label.ts`). */
export const drydock: LabelFamily = {
  id: 'drydock',
  title: 'Drydock',
  prefixes: ['dd.'],
  labels: {
    watch: truth({}, off),
    ...drydockPolicy,
    'tag.include': patternOf('include'),
    'tag.exclude': patternOf('exclude'),
    'tag.transform': transform,
    'tag.family': oneOf(['strict', 'loose'], (family) =>
      family === 'strict'
        ? {}
        : problem(
            'NEXUS compares tags of one kind only. Use nexus.watcher.transform to compare others.',
            'NEXUS solo compara etiquetas del mismo tipo. Usa nexus.watcher.transform para comparar otras.',
          ),
    ),
    'tag.pin.info': truth(
      {},
      problem(
        'NEXUS shows newer tags of a pinned one. Set nexus.watcher.watch-tags=false to hide them.',
        'NEXUS muestra etiquetas más nuevas que la fijada. Pon nexus.watcher.watch-tags=false para ocultarlas.',
      ),
    ),
    'action.auto': readThresholds,
    'action.include': actions,
    'action.exclude': actions,
    'notification.include': messages,
    'notification.exclude': messages,
    'display.name': displayName,
    'display.icon': looks,
    'display.picture': looks,
    group: looks,
    'port.label': looks,
    'link.template': releaseLink,
    'source.repo': undone(
      'NEXUS takes the source from the image. Set nexus.watcher.release-link for other notes.',
      'NEXUS toma el código fuente de la imagen. Pon nexus.watcher.release-link para otras notas.',
    ),
    'inspect.tag.path': image,
    'inspect.tag.version-only': image,
    'registry.lookup.image': image,
    'registry.lookup.url': image,
    'rollback.auto': truth(
      {},
      problem(
        'NEXUS always takes back an update that fails. That cannot be switched off.',
        'NEXUS siempre deshace una actualización que falla. No se puede desactivar.',
      ),
    ),
    'rollback.interval': gate,
    'update.rollback-gate': gate,
    'security.gate': gate,
    'update.mode': oneOf(['normal', 'infrastructure'], (mode) =>
      mode === 'normal'
        ? {}
        : problem(
            'NEXUS has no other way for infrastructure. Update what NEXUS reaches Docker through by hand.',
            'NEXUS no tiene otro modo para infraestructura. Actualiza a mano aquello por lo que NEXUS llega a Docker.',
          ),
    ),
    depends_on: dependsOn,
    'depends_on.action': undone(
      'NEXUS restarts what needs it after an update. Other actions cannot be chosen.',
      'NEXUS reinicia lo que lo necesita tras una actualización. No se pueden elegir otras acciones.',
    ),
    'webhook.enabled': undone(
      'NEXUS has no webhooks for single containers. Its API takes an API token.',
      'NEXUS no tiene webhooks por contenedor. Su API usa un token de API.',
    ),
    // Its own notes about containers that it made.
    'runtime.entrypoint.origin': nothing,
    'runtime.cmd.origin': nothing,
  },
  beginnings: { 'hook.': hook, 'compose.': compose },
};
