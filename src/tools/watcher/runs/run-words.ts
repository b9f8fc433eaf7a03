import type { Words } from '#contracts/words.ts';

export const askedFor: Words = { en: 'Asked for', es: 'Pedido' };

/** What is being waited for, and how it went. */
export const details = {
  turn: { en: 'Waits for its turn', es: 'Espera su turno' },
  cycle: (names: readonly string[]): Words => ({
    en: `Waits for its turn. ${names.join(', ')} need each other, so they go by name`,
    es: `Espera su turno. ${names.join(', ')} se necesitan entre sí, así que van por nombre`,
  }),
  replacing: { en: 'The container is being replaced', es: 'Se está reemplazando el contenedor' },
  repairing: {
    en: 'Containers brings an interrupted replacement to an end',
    es: 'Containers está terminando un reemplazo interrumpido',
  },
  goingBack: { en: 'The old version is being brought back', es: 'Se está recuperando la versión anterior' },
  watching: (names: readonly string[]): Words => ({
    en: `Waits for monitors: ${names.join(', ')}`,
    es: `Espera a los monitores: ${names.join(', ')}`,
  }),
  watched: (names: readonly string[]): Words => ({
    en: `Up after it: ${names.join(', ')}`,
    es: `Responden después: ${names.join(', ')}`,
  }),
  untold: (names: readonly string[]): Words => ({
    en: `It runs; these monitors did not say in time how it is: ${names.join(', ')}`,
    es: `Se ejecuta; estos monitores no dijeron a tiempo cómo está: ${names.join(', ')}`,
  }),
  noPulse: {
    en: 'It runs; Pulse could not be asked about its monitors',
    es: 'Se ejecuta; no se pudo preguntar a Pulse por sus monitores',
  },
  writing: { en: 'The file of the stack is being changed', es: 'Se está cambiando el archivo del stack' },
  others: (count: number): Words => ({
    en: `The file of the stack is changed with the last container of the service; ${count} run the old image`,
    es: `El archivo del stack se cambia con el último contenedor del servicio; ${count} siguen con la imagen anterior`,
  }),
} as const satisfies Record<string, Words | ((...given: never[]) => Words)>;

/** Why it ended otherwise than wished, and what is the case now. */
export const problems = {
  gone: (name: string): Words => ({
    en: `There is no container ${name} any more. Nothing was changed.`,
    es: `Ya no hay ningún contenedor ${name}. No se ha cambiado nada.`,
  }),
  changed: (name: string, image: string): Words => ({
    en: `${name} is made from ${image} by now. Nothing was changed; look at it and begin again.`,
    es: `${name} ahora se crea a partir de ${image}. No se ha cambiado nada; míralo y empieza de nuevo.`,
  }),
  notBegun: (names: readonly string[]): Words => ({
    en: `It was not begun because ${names.join(', ')}, which it needs, could not be updated. Nothing was changed.`,
    es: `No se ha empezado porque ${names.join(', ')}, que necesita, no se pudo actualizar. No se ha cambiado nada.`,
  }),
  cancelled: (who: string): Words => ({
    en: `${who} took it back before it began. Nothing was changed.`,
    es: `${who} lo retiró antes de que empezara. No se ha cambiado nada.`,
  }),
  unchanged: ({ en, es }: Words): Words => ({
    en: `${en} Nothing was changed.`,
    es: `${es} No se ha cambiado nada.`,
  }),
  interrupted: {
    en: 'It was interrupted again and again before anything was done. Nothing was changed; begin again.',
    es: 'Se interrumpió una y otra vez antes de hacer nada. No se ha cambiado nada; empieza de nuevo.',
  },
  broken: (name: string): Words => ({
    en: `Neither the old nor the new ${name} could be brought up. Containers tries on; look at its history there.`,
    es: `No se pudo poner en marcha ni el ${name} anterior ni el nuevo. Containers lo sigue intentando; mira allí su historial.`,
  }),
  monitorDown: (name: string): Words => ({
    en: `The monitor ${name} was up before and is down with the new version.`,
    es: `El monitor ${name} funcionaba antes y está caído con la versión nueva.`,
  }),
  stuck: (name: string, why: Words, way: Words): Words => ({
    en: `${why.en} Going back failed too: ${way.en} The new version runs; go back in the history of ${name} in Containers.`,
    es: `${why.es} Tampoco se pudo volver atrás: ${way.es} Se ejecuta la versión nueva; vuelve atrás en el historial de ${name} en Containers.`,
  }),
  replacedMeanwhile: (name: string): Words => ({
    en: `Somebody else replaced ${name} meanwhile. Look at which version runs.`,
    es: `Otra persona reemplazó ${name} mientras tanto. Mira qué versión se ejecuta.`,
  }),
  fileAsWas: ({ en, es }: Words): Words => ({
    en: `The file of the stack still names the other version: ${en}`,
    es: `El archivo del stack sigue nombrando la otra versión: ${es}`,
  }),
  fileConflict: {
    en: 'somebody changed it meanwhile. Change the image there by hand.',
    es: 'alguien lo cambió mientras tanto. Cambia allí la imagen a mano.',
  },
  fileRefused: {
    en: 'it cannot be changed here. Change the image there by hand.',
    es: 'aquí no se puede cambiar. Cambia allí la imagen a mano.',
  },
  revertFailed: ({ en, es }: Words): Words => ({
    en: `${en} The version that ran before still runs.`,
    es: `${es} Sigue ejecutándose la versión de antes.`,
  }),
  unknown: { en: 'Containers did not say why.', es: 'Containers no dijo por qué.' },
} as const;
