import type { RoutingProblem } from '#contracts/notify/routing.ts';

export type ProblemWords = Omit<RoutingProblem, 'path'>;

const said = (message: string, es: string): ProblemWords => ({ message, es });

/** What can be wrong with a routing, in both languages. */
export const problemWords = {
  rootReceiver: said(
    'The root needs a receiver: it takes what nothing else does.',
    'La raíz necesita un destinatario: toma lo que nadie más toma.',
  ),
  rootMatchers: said(
    'The root takes every alert, so it has no matchers.',
    'La raíz toma todas las alertas, así que no tiene condiciones.',
  ),
  rootMuted: said('The root cannot be muted.', 'La raíz no se puede silenciar.'),
  rootActive: said('The root is always active.', 'La raíz siempre está activa.'),
  rootContinue: said(
    'There is nothing behind the root to continue with.',
    'No hay nada tras la raíz con lo que seguir.',
  ),
  noReceiver: (name: string) => said(`There is no receiver ${name}.`, `No hay ningún destinatario ${name}.`),
  noInterval: (name: string) => said(`There is no time interval ${name}.`, `No hay ningún horario ${name}.`),
  noDestination: (id: string) => said(`There is no destination ${id}.`, `No hay ningún canal ${id}.`),
  destinationTwice: said('This destination is listed twice.', 'Este canal está dos veces.'),
  tooOften: said(
    'A group is looked at once a second at most.',
    'Un grupo se mira como mucho una vez por segundo.',
  ),
  allLabels: said(
    'With ... for all labels, no other label is named.',
    'Con ... para todas las etiquetas no se nombra ninguna otra.',
  ),
  labelName: said('A label needs a name.', 'Una etiqueta necesita un nombre.'),
  labelTwice: said('A label is named twice.', 'Una etiqueta está dos veces.'),
  nameTwice: (name: string) => said(`There are two called ${name}.`, `Hay dos que se llaman ${name}.`),
  noTimeZone: (zone: string) => said(`There is no time zone ${zone}.`, `No existe la zona horaria ${zone}.`),
  noTime: said(
    'It ends when it begins, so it never holds.',
    'Termina cuando empieza, así que nunca se cumple.',
  ),
  noDay: said(
    'There is no day 0: the first is 1, the last -1.',
    'No hay día 0: el primero es 1, el último -1.',
  ),
  reversed: said(
    'It ends before it begins: write it as two.',
    'Termina antes de empezar: escríbelo como dos.',
  ),
  flapStop: said(
    'Flapping has to end below where it starts.',
    'La oscilación debe terminar por debajo de donde empieza.',
  ),
  badPattern: (pattern: string, reason: string) => said(reason, `El patrón ${pattern} no es válido en RE2.`),
  removedDestination: said('This destination was removed.', 'Este canal se eliminó.'),
  reachesNobody: (name: string) =>
    said(
      `Nobody hears of what goes to ${name}: it has no enabled destination.`,
      `Nadie recibe lo que va a ${name}: no tiene ningún canal activado.`,
    ),
  neverReached: said(
    'Nothing comes here: a route before it takes all of it and does not continue.',
    'Aquí no llega nada: una ruta anterior lo toma todo y no sigue.',
  ),
  neverHolds: said('It has no times, so it never holds.', 'No tiene ningún tramo, así que nunca se cumple.'),
} as const;
