import { checkValues } from '#library/conditions/check-values.ts';
import { type CheckContext, type CheckFacts, defineCheckKind } from './check-kind.ts';
import { NoEngine, type SeenContainer, type WantedContainer } from './docker/container-sight.ts';
import { dockerSettings, type DockerSettings } from './docker/docker-settings.ts';
import { judgeContainers } from './docker/judge-containers.ts';
import { detailOf, type Reason } from './reasons.ts';
import { valuesOf } from './values-of.ts';

export const docker = defineCheckKind({
  kind: 'docker',
  title: { en: 'Docker container', es: 'Contenedor Docker' },
  help: {
    en: 'Looks whether a container runs, is healthy, and does not start again and again.',
    es: 'Mira si un contenedor está en marcha, está sano y no se reinicia una y otra vez.',
  },
  settings: dockerSettings,
  values: valuesOf('BODY', 'RESPONSE_TIME', 'CONNECTED'),
  target: () => 'docker',
  async check(settings, context) {
    const startMs = context.monotonicMs();
    const seen = await look(settings, context);
    const latencyMs = context.monotonicMs() - startMs;
    if ('id' in seen) return { ok: false, reason: seen, ...valuesFor(context, [], undefined) };
    const verdict = judgeContainers(seen, settings, context.nowMs());
    return { latencyMs, timings: { totalMs: latencyMs }, ...valuesFor(context, seen, latencyMs), ...verdict };
  },
});

async function look(
  settings: DockerSettings,
  { docker: sight, signal }: CheckContext,
): Promise<readonly SeenContainer[] | Reason> {
  if (sight === undefined) return { id: 'no-engine' };
  // An engine that does not look at the signal is left behind.
  const late = Promise.withResolvers<Reason>();
  const giveUp = () =>
    late.resolve({ id: 'timeout-answer', detail: 'The Docker engine did not answer in time' });
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([sight.look(wantedOf(settings), signal), late.promise]);
  } catch (error) {
    if (signal.aborted) return await late.promise;
    if (error instanceof NoEngine) return { id: 'no-engine', detail: detailOf(error.message) };
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function wantedOf({ by, container, label }: DockerSettings): WantedContainer {
  if (by === 'name') return { name: container ?? '' };
  const [name = '', ...value] = (label ?? '').split('=');
  return { label: name, value: value.length === 0 ? undefined : value.join('=') };
}

/** [BODY] is JSON of the first container, or of what is told when there is none. */
function valuesFor(
  { wants }: CheckContext,
  [first]: readonly SeenContainer[],
  latencyMs: number | undefined,
): Pick<CheckFacts, 'values'> {
  if (wants.size === 0) return {};
  const values = checkValues((name) => {
    if (name === 'BODY') return first && JSON.stringify(first);
    if (name === 'RESPONSE_TIME') return latencyMs === undefined ? undefined : Math.round(latencyMs);
    return name === 'CONNECTED' ? latencyMs !== undefined : undefined;
  });
  return { values };
}
