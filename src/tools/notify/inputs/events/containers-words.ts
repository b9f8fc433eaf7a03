import type { Text } from '#library/text.ts';
import type { Wording } from './event-report.ts';

/** How a container ended. */
export interface End {
  readonly exitCode: number | null;
  readonly oomKilled: boolean;
  /** Found later: NEXUS could not watch at that moment. */
  readonly inferred: boolean;
}

interface ContainersWords {
  died(name: string, host: string, now: End | 'running' | 'removed'): Wording;
  unhealthy(name: string, host: string, now: 'unhealthy' | 'healthy' | 'removed'): Wording;
  /** Null: it answers again. */
  hostDown(host: string, reason: string | null): Wording;
}

/** What a shell and the engine mean by a code; the others are the program's own affair. */
const meanings: ReadonlyMap<number, Text> = new Map([
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
  died(name, host, now) {
    const told = { checked: `container ${name} on ${host}`, expected: 'it runs', setBy };
    if (now === 'running') return { ...told, summary: `${name} runs again`, seen: 'it runs' };
    if (now === 'removed') return { ...told, summary: `${name} was removed`, seen: 'no container any more' };
    const code = now.exitCode === null ? 'exit code not known' : `exit code ${now.exitCode}`;
    const reason = now.oomKilled ? 'it ran out of memory' : meaningOf(now, 'en');
    const unseen = now.inferred ? ', found later: NEXUS could not watch at that moment' : '';
    return {
      ...told,
      summary: `${name} stopped: ${reason ?? code}`,
      seen: `it ended with ${code}${reason === null ? '' : `: ${reason}`}${unseen}`,
    };
  },
  unhealthy: (name, host, now) => ({
    summary: {
      unhealthy: `${name} is unhealthy`,
      healthy: `${name} is healthy again`,
      removed: `${name} was removed`,
    }[now],
    checked: `the health check of container ${name} on ${host}`,
    expected: 'healthy',
    seen: now === 'removed' ? 'no container any more' : now,
    setBy,
  }),
  hostDown: (host, reason) => ({
    summary: reason === null ? `Docker host ${host} answers again` : `Docker host ${host} cannot be reached`,
    checked: `the Docker engine of ${host}`,
    expected: 'it answers',
    seen: reason ?? 'it answers',
    setBy,
  }),
};

export const spanish: ContainersWords = {
  died(name, host, now) {
    const told = { checked: `el contenedor ${name} en ${host}`, expected: 'que funcione', setBy: setByEs };
    if (now === 'running') return { ...told, summary: `${name} vuelve a funcionar`, seen: 'funciona' };
    if (now === 'removed') return { ...told, summary: `${name} se eliminó`, seen: 'ya no hay contenedor' };
    const code = now.exitCode === null ? 'código de salida desconocido' : `código de salida ${now.exitCode}`;
    const reason = now.oomKilled ? 'se quedó sin memoria' : meaningOf(now, 'es');
    const unseen = now.inferred ? ', visto después: NEXUS no podía mirar en ese momento' : '';
    return {
      ...told,
      summary: `${name} se detuvo: ${reason ?? code}`,
      seen: `terminó con ${code}${reason === null ? '' : `: ${reason}`}${unseen}`,
    };
  },
  unhealthy: (name, host, now) => ({
    summary: {
      unhealthy: `${name} no está sano`,
      healthy: `${name} vuelve a estar sano`,
      removed: `${name} se eliminó`,
    }[now],
    checked: `la comprobación de salud del contenedor ${name} en ${host}`,
    expected: 'sano',
    seen: { unhealthy: 'no sano', healthy: 'sano', removed: 'ya no hay contenedor' }[now],
    setBy: setByEs,
  }),
  hostDown: (host, reason) => ({
    summary:
      reason === null ? `El host Docker ${host} vuelve a responder` : `No se llega al host Docker ${host}`,
    checked: `el motor Docker de ${host}`,
    expected: 'que responda',
    seen: reason ?? 'responde',
    setBy: setByEs,
  }),
};
