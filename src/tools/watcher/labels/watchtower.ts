import { readAge } from '../label-parts/read-age.ts';
import { dependsOn, nothing, off, onlyNotify, problem, truth, undone } from '../label-parts/readers.ts';
import type { LabelFamily } from './label-family.ts';

const hook = undone(
  'NEXUS runs no commands before or after an update.',
  'NEXUS no ejecuta órdenes antes ni después de una actualización.',
);
const stopsItself = undone(
  'NEXUS stops a container with the signal that is set in Docker. Set stop_signal in the compose file.',
  'NEXUS detiene un contenedor con la señal que tiene en Docker. Pon stop_signal en el archivo compose.',
);
const localOnly = problem(
  'NEXUS compares with the registry always, not with what was pulled. nexus.watcher.mode=off leaves it alone.',
  'NEXUS compara siempre con el registro, no con lo ya descargado. nexus.watcher.mode=off lo deja en paz.',
);

/** Of containrrr's and nickfedor's Watchtower. */
export const watchtower: LabelFamily = {
  id: 'watchtower',
  title: 'Watchtower',
  prefixes: ['com.centurylinklabs.watchtower', 'com.centurylinklabs.zodiac'],
  labels: {
    '.enable': truth({}, off),
    '.monitor-only': truth(onlyNotify, {}),
    // Watchtower itself, which is to be replaced by nobody but a person.
    '': truth(onlyNotify, {}),
    '.cooldown-delay': readAge,
    '.depends-on': dependsOn,
    '.no-pull': truth(localOnly, {}),
    '.scope': undone(
      'NEXUS has no scopes. What holds for which containers is set with rules.',
      'NEXUS no tiene ámbitos. Lo que vale para cada contenedor se decide con reglas.',
    ),
    '.stop-signal': stopsItself,
    // Its own notes about containers that it made.
    '.container-chain': nothing,
    '.ephemeral-orchestrator': nothing,
    '.original-image': nothing,
  },
  beginnings: { '.lifecycle.': hook },
};
