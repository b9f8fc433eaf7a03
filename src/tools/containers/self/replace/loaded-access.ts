import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { inspectContainer, listContainers } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { EngineAccess } from '../../local-host/engine-access.ts';
import { readInspection } from '../../local-host/record.ts';
import { ifFound } from '../../recreate/local/explained.ts';

/** An engine as it is at this moment, for one piece of work: nothing is watched. */
export async function loadedAccess(engine: Engine, clock: Clock, log: Log): Promise<EngineAccess> {
  const host = 'local';
  const listed = await listContainers(engine, { all: true });
  const found = await Promise.all(listed.map(({ Id }) => ifFound(inspectContainer(engine, Id))));
  const records = found.filter((one) => one !== undefined).map((one) => readInspection(host, one));
  return {
    host,
    engine,
    clock,
    log,
    cgroupRoot: undefined,
    compose: undefined,
    stopped: new AbortController().signal,
    list: () => records,
    assertLive: () => {},
    refresh: () => Promise.resolve(),
  };
}
