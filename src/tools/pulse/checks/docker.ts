import { type CheckContext, defineCheckKind } from './check-kind.ts';
import { NoEngine, type SeenContainer, type WantedContainer } from './docker/container-sight.ts';
import { dockerSettings, type DockerSettings } from './docker/docker-settings.ts';
import { judgeContainers } from './docker/judge-containers.ts';
import { detailOf, type Reason } from './reasons.ts';
import { untilAborted } from './until-aborted.ts';
import { valuesOf, withValues } from './values-of.ts';

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
    if ('id' in seen) return { ok: false, reason: seen, ...withValues({}, context) };
    const facts = withValues({ latencyMs, timings: { totalMs: latencyMs } }, context, (name) => {
      if (name === 'CONNECTED') return true;
      // Of the first container, or of what is told when there is none.
      return name === 'BODY' ? seen[0] && JSON.stringify(seen[0]) : undefined;
    });
    return { ...facts, ...judgeContainers(seen, settings, context.nowMs()) };
  },
});

async function look(
  settings: DockerSettings,
  { docker: sight, signal }: CheckContext,
): Promise<readonly SeenContainer[] | Reason> {
  if (sight === undefined) return { id: 'no-engine' };
  try {
    return await untilAborted(sight.look(wantedOf(settings), signal), signal);
  } catch (error) {
    if (signal.aborted) return { id: 'timeout-answer', detail: 'The Docker engine did not answer in time' };
    if (error instanceof NoEngine) return { id: 'no-engine', detail: detailOf(error.message) };
    throw error;
  }
}

function wantedOf({ by, container, label }: DockerSettings): WantedContainer {
  if (by === 'name') return { name: container ?? '' };
  const [name = '', ...value] = (label ?? '').split('=');
  return { label: name, value: value.length === 0 ? undefined : value.join('=') };
}
