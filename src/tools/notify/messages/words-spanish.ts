import type { Telling, Words } from './words.ts';

const alerts = (count: number) => (count === 1 ? '1 alerta' : `${count} alertas`);
const fire = (count: number) => (count === 1 ? '1 alerta activa' : `${count} alertas activas`);
const forLong = (lasted: string | null) => (lasted === null ? '' : ` después de ${lasted}`);
const parts = { checked: 'qué comprobó', expected: 'qué esperaba', seen: 'qué vio' };

const happenings: Readonly<Record<string, string>> = {
  started: 'se inició',
  died: 'se detuvo',
  removed: 'se eliminó',
  unhealthy: 'dejó de estar sano',
  healthy: 'volvió a estar sano',
  unreachable: 'no respondía',
  reachable: 'volvió a responder',
};

export const spanish: Words = {
  title(telling) {
    const count = telling.reason === 'all-resolved' ? telling.resolved : telling.firing + telling.resolved;
    const what = count > 1 ? `${telling.title} y ${count - 1} más` : telling.title;
    const prefix = prefixes[telling.reason];
    return prefix === undefined ? what : `${prefix}: ${what}`;
  },
  lead(telling) {
    const { suppressedCount: quiet } = telling;
    const more =
      quiet === 0
        ? ''
        : quiet === 1
          ? ' Se calla 1 alerta que esto explica.'
          : ` Se callan ${quiet} alertas que esto explica.`;
    return lead(telling) + more;
  },
  footer({ receiver, group, nextReminder }) {
    const of = group === '' ? '' : `, para alertas con ${group}`;
    const next = nextReminder === null ? '' : ` Próximo recordatorio: ${nextReminder}.`;
    return `Por qué tú: una ruta lleva al destinatario «${receiver}»${of}.${next}`;
  },
  facts: {
    checked: 'Comprobado',
    expected: 'Esperado',
    seen: 'Visto',
    since: 'Desde',
    over: 'Resuelta',
    setBy: 'Definido por',
    changeAt: 'Se cambia en',
    rule: 'Regla',
    description: 'Descripción',
    runbook: 'Qué hacer',
    acknowledgedBy: 'Atendida por',
    notTold: 'No indicado',
  },
  since: (time, lasted) => `${time}, hace ${lasted}`,
  over: (time, lasted) => `${time}, después de ${lasted}`,
  rule: (name, source, at) => `la regla ${name} en ${source}${at === null ? '' : ` en ${at}`}`,
  notTold: (missing) => `el emisor no dijo ${missing.map((part) => parts[part]).join(', ')}`,
  changedBy: ({ when, who, what, target }) => `Qué cambió: ${when}, ${who} hizo «${what}» en ${target}`,
  happened: ({ when, what, target, detail }) =>
    `Qué ocurrió: ${when}, ${target} ${happenings[what] ?? what}${detail === null ? '' : ` (${detail.replace(/^exit code /, 'código de salida ')})`}`,
  before: (duration) => `${duration} antes`,
  after: (duration) => `${duration} después de empezar`,
  actions: { acknowledge: 'Atender', snooze1h: 'Posponer 1 h', snooze8h: 'Posponer 8 h' },
  templateFailed: (name) => `La plantilla «${name}» falló; estas son las palabras de NEXUS.`,
  answers: {
    unknown: 'Este mensaje ya no se conoce.',
    over: 'Ya se resolvió.',
    acknowledged: (by, count) => `${by} se ocupa: ${alerts(count)}.`,
    snoozed: (count, duration) => `${alerts(count)}: en pausa durante ${duration}.`,
  },
};

const prefixes: Partial<Record<Telling['reason'], string>> = {
  'all-resolved': 'Resuelto',
  repeat: 'Sigue',
  'flapping-started': 'Inestable',
  'flapping-ended': 'Estable de nuevo',
  acknowledged: 'Atendido',
  test: 'Prueba',
  storm: 'Tormenta de alertas',
};

function lead({ reason, firing, resolved, lasted, acknowledgedBy }: Telling): string {
  switch (reason) {
    case 'first':
      return `Nuevo: ${fire(firing)}.`;
    case 'new-alerts':
      return `Hay más: ahora ${fire(firing)}.`;
    case 'some-resolved':
      return `${resolved} ${resolved === 1 ? 'resuelta' : 'resueltas'}, todavía ${fire(firing)}.`;
    case 'all-resolved':
      return `Resuelto${forLong(lasted)}.`;
    case 'repeat':
      return `Recordatorio: sigue activo${forLong(lasted)}.`;
    case 'flapping-started':
      return 'Va y viene todo el tiempo. Recibirás otro aviso cuando se calme.';
    case 'flapping-ended':
      return `Se ha calmado; ${firing > 0 ? fire(firing) : 'nada activo'}.`;
    case 'acknowledged':
      return acknowledgedBy === null ? 'Alguien se ocupa.' : `${acknowledgedBy} se ocupa.`;
    case 'test':
      return 'Esto es una prueba. No pasa nada.';
    case 'storm':
      return `Mucho a la vez: ${fire(firing)}. Se avisan juntas.`;
  }
}
