import type { Evidence } from '#contracts/notify/alert.ts';

/** How a container ended. */
export interface End {
  readonly exitCode: number | null;
  readonly oomKilled: boolean;
  /** Found later: NEXUS could not watch at that moment. */
  readonly inferred: boolean;
}

type Wording = Pick<Evidence, 'checked' | 'expected' | 'seen' | 'setBy'> & { readonly summary: string };

/** Of what is well again, only the labels count: then `end`, `health` and `reason` are null. */
interface ContainersWords {
  died(name: string, host: string, end: End | null): Wording;
  unhealthy(name: string, host: string, health: string | null): Wording;
  hostDown(host: string, reason: string | null): Wording;
}

/** What a shell and the engine mean by a code; the others are the program's own affair. */
const meanings: ReadonlyMap<number, { readonly en: string; readonly es: string }> = new Map([
  [125, { en: 'the engine could not start it', es: 'el motor no pudo iniciarlo' }],
  [126, { en: 'its command cannot be run', es: 'su orden no se puede ejecutar' }],
  [127, { en: 'its command was not found', es: 'no se encontró su orden' }],
  [134, { en: 'it aborted', es: 'abortó' }],
  [137, { en: 'it was killed', es: 'lo mataron' }],
  [139, { en: 'it crashed: memory fault', es: 'falló: acceso indebido a memoria' }],
  [143, { en: 'it was told to end', es: 'se le pidió terminar' }],
]);

const setBy = 'the default of Containers';
const setByEs = 'el valor predeterminado de Containers';

function meaningOf({ exitCode }: End, language: 'en' | 'es'): string | null {
  const meaning = exitCode === null ? undefined : meanings.get(exitCode);
  return meaning ? `${meaning[language]} (${exitCode})` : null;
}

export const english: ContainersWords = {
  died(name, host, end) {
    const told = { checked: `container ${name} on ${host}`, expected: 'it runs', setBy };
    if (end === null) return { ...told, summary: `${name} runs again`, seen: 'it runs' };
    const code = end.exitCode === null ? 'exit code not known' : `exit code ${end.exitCode}`;
    const reason = end.oomKilled ? 'it ran out of memory' : meaningOf(end, 'en');
    const unseen = end.inferred ? ', found later: NEXUS could not watch at that moment' : '';
    return {
      ...told,
      summary: `${name} stopped: ${reason ?? code}`,
      seen: `it ended with ${code}${reason === null ? '' : `: ${reason}`}${unseen}`,
    };
  },
  unhealthy: (name, host, health) => ({
    summary: `${name} is unhealthy`,
    checked: `the health check of container ${name} on ${host}`,
    expected: 'healthy',
    seen: health ?? 'no container any more',
    setBy,
  }),
  hostDown: (host, reason) => ({
    summary: `Docker host ${host} cannot be reached`,
    checked: `the Docker engine of ${host}`,
    expected: 'it answers',
    seen: reason ?? 'it answers',
    setBy,
  }),
};

export const spanish: ContainersWords = {
  died(name, host, end) {
    const told = { checked: `el contenedor ${name} en ${host}`, expected: 'que funcione', setBy: setByEs };
    if (end === null) return { ...told, summary: `${name} vuelve a funcionar`, seen: 'funciona' };
    const code = end.exitCode === null ? 'código de salida desconocido' : `código de salida ${end.exitCode}`;
    const reason = end.oomKilled ? 'se quedó sin memoria' : meaningOf(end, 'es');
    const unseen = end.inferred ? ', visto después: NEXUS no podía mirar en ese momento' : '';
    return {
      ...told,
      summary: `${name} se detuvo: ${reason ?? code}`,
      seen: `terminó con ${code}${reason === null ? '' : `: ${reason}`}${unseen}`,
    };
  },
  unhealthy: (name, host, health) => ({
    summary: `${name} no está sano`,
    checked: `la comprobación de salud del contenedor ${name} en ${host}`,
    expected: 'sano',
    seen: health === null ? 'ya no hay contenedor' : health === 'unhealthy' ? 'no sano' : 'sano',
    setBy: setByEs,
  }),
  hostDown: (host, reason) => ({
    summary: `No se llega al host Docker ${host}`,
    checked: `el motor Docker de ${host}`,
    expected: 'que responda',
    seen: reason ?? 'responde',
    setBy: setByEs,
  }),
};
