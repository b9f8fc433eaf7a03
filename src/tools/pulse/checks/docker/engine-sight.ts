import type { ContainerDetails } from '#library/docker/container.ts';
import { inspectContainer, listContainers } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import {
  type ContainerSight,
  NoEngine,
  type SeenContainer,
  type WantedContainer,
} from './container-sight.ts';

/** More containers with one label are not looked at. */
const mostContainers = 50;
/** From so many digits on, an id is as good as a name. */
const idDigits = 12;

/** Sees the containers of the host that this engine runs on. The engine is the caller's to close. */
export function engineSight(engine: Engine): ContainerSight {
  return {
    async look(wanted, signal) {
      try {
        const found = await Promise.all(
          (await idsOf(engine, wanted, signal)).map((id) => inspect(engine, id, signal)),
        );
        return found
          .filter((one) => one !== undefined)
          .filter((one) => isWanted(one, wanted))
          .map(seenOf);
      } catch (error) {
        throw isEngineError(error) ? new NoEngine(error.message, { cause: error }) : error;
      }
    },
  };
}

async function idsOf(engine: Engine, wanted: WantedContainer, signal: AbortSignal): Promise<string[]> {
  if ('name' in wanted) return [wanted.name];
  const label = wanted.value === undefined ? wanted.label : `${wanted.label}=${wanted.value}`;
  const list = await listContainers(engine, { all: true, filters: { label: [label] }, signal });
  return list.slice(0, mostContainers).map(({ Id }) => Id);
}

/** Undefined: it is not there, or no longer. */
async function inspect(
  engine: Engine,
  id: string,
  signal: AbortSignal,
): Promise<ContainerDetails | undefined> {
  try {
    return await inspectContainer(engine, id, { signal });
  } catch (error) {
    if (isEngineError(error, 'not-found')) return undefined;
    throw error;
  }
}

/** The engine also takes the start of an id for a name, however short it is. */
function isWanted({ Name, Id, Config }: ContainerDetails, wanted: WantedContainer): boolean {
  if (!('name' in wanted)) {
    const value = Config.Labels?.[wanted.label];
    return value !== undefined && (wanted.value === undefined || wanted.value === value);
  }
  return withoutSlash(Name) === wanted.name || (wanted.name.length >= idDigits && Id.startsWith(wanted.name));
}

function seenOf({ Name, State, RestartCount }: ContainerDetails): SeenContainer {
  const { Health: health } = State;
  return {
    name: withoutSlash(Name),
    state: State.Status,
    health: health?.Status === 'none' || health?.Status === '' ? null : (health?.Status ?? null),
    healthSays: health?.Log?.at(-1)?.Output.slice(0, 1000).trim() ?? '',
    restarts: RestartCount,
    exitCode: State.ExitCode,
    isOutOfMemory: State.OOMKilled,
    startedAtMs: timeOf(State.StartedAt),
    finishedAtMs: timeOf(State.FinishedAt),
  };
}

function withoutSlash(name: string): string {
  return name.replace(/^\//, '');
}

/** The engine writes the year 1 for what never happened. */
function timeOf(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms < 0 ? null : ms;
}
