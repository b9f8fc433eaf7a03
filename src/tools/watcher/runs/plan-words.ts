import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import type { ServiceImageChange } from '#contracts/containers/service-image.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { Words } from '#contracts/words.ts';
import type { GatedMonitor, Way } from './run-record.ts';

export interface Planned {
  readonly name: string;
  readonly way: Way;
  readonly recreate: RecreatePlan | null;
  readonly file: ServiceImageChange | null;
  readonly monitors: readonly GatedMonitor[];
  readonly gateSeconds: number | null;
  readonly watchSeconds: number;
}

/** What would happen, in order, for a person. */
export function stepsOf(planned: Planned): Words[] {
  const { name, way, recreate, file, monitors } = planned;
  const steps = [
    ...(way.by === 'revert' ? [] : [pull(way.image, way.digest)]),
    way.by === 'self' ? replaceSelf : replace(name, recreate?.downtimeSeconds ?? null),
    ...(recreate?.dependents ?? []).map(along),
    prove(planned.gateSeconds),
  ];
  if (monitors.length > 0) steps.push(watch(monitors, planned.watchSeconds));
  if (file) steps.push(write(file));
  return steps;
}

function pull(image: string, digest: string | null): Words {
  const what = `${image}${digest === null ? '' : ` (${digest.slice(0, 19)}…)`}`;
  return { en: `Pull ${what}`, es: `Descargar ${what}` };
}

const replaceSelf: Words = {
  en: 'A small container that lives for this alone stops NEXUS, starts the new one with the same settings, and comes back to the old one if it fails',
  es: 'Un pequeño contenedor que vive solo para esto detiene NEXUS, inicia el nuevo con los mismos ajustes y vuelve al anterior si falla',
};

function replace(name: string, downtimeSeconds: number | null): Words {
  const [en, es] =
    downtimeSeconds === null
      ? ['it does not run, so nothing stops', 'no está en marcha, así que nada se detiene']
      : [`it is away for at most ${downtimeSeconds} s`, `no está disponible como mucho ${downtimeSeconds} s`];
  return {
    en: `Create the new ${name} beside the old one with the same settings and volumes, then switch: ${en}`,
    es: `Crear el nuevo ${name} junto al anterior con los mismos ajustes y volúmenes, y cambiar: ${es}`,
  };
}

function along({ name, reason }: RecreatePlan['dependents'][number]): Words {
  return {
    en: `Recreate ${name} along with it, because it ${reason}`,
    es: `Recrear también ${name}, porque depende de él`,
  };
}

function prove(gateSeconds: number | null): Words {
  const [en, es] = gateSeconds === null ? ['', ''] : [` for ${gateSeconds} s`, ` durante ${gateSeconds} s`];
  return {
    en: `Wait until it is healthy, or runs well${en}; otherwise the old one comes back by itself`,
    es: `Esperar a que esté sano o funcione bien${es}; si no, vuelve solo el anterior`,
  };
}

function watch(monitors: readonly GatedMonitor[], seconds: number): Words {
  const names = monitors.map(({ name }) => name).join(', ');
  return {
    en: `Watch the monitors ${names} for up to ${seconds} s; if one goes down, the old one comes back`,
    es: `Vigilar los monitores ${names} hasta ${seconds} s; si uno cae, vuelve el anterior`,
  };
}

function write({ path, place, variable, after }: ServiceImageChange): Words {
  const [en, es] =
    place === 'variable'
      ? [`the variable ${variable}`, `la variable ${variable}`]
      : ['the image of the service', 'la imagen del servicio'];
  return {
    en: `Write ${after} into ${path}, as ${en}; a version of the file is kept`,
    es: `Escribir ${after} en ${path}, como ${es}; se guarda una versión del archivo`,
  };
}

export const planWarnings = {
  major: {
    en: 'This is a major step: read the notes before. Databases often cannot go back after it.',
    es: 'Es un salto de versión mayor: lee antes las notas. Muchas bases de datos no pueden volver atrás después.',
  },
  held: ({ hold }: AvailableUpdate): Words => ({
    en: `It is held back: ${hold?.words.en ?? ''}`,
    es: `Está retenida: ${hold?.words.es ?? ''}`,
  }),
  file: ({ en, es }: Words): Words => ({
    en: `The file of the stack stays as it is, so the next “docker compose up” would undo this: ${en}`,
    es: `El archivo del stack queda como está, así que el próximo «docker compose up» lo desharía: ${es}`,
  }),
  others: (names: readonly string[]): Words => ({
    en: `The file of the stack is changed once ${names.join(', ')} of the same service are updated too.`,
    es: `El archivo del stack se cambia cuando también se actualicen ${names.join(', ')} del mismo servicio.`,
  }),
  noPulse: {
    en: 'Pulse could not be asked, so no monitor is watched after it.',
    es: 'No se pudo preguntar a Pulse, así que después no se vigila ningún monitor.',
  },
} as const;
