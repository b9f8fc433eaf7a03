import { statSync } from 'node:fs';
import { describeAddress } from '#library/docker/engine-address.ts';
import type { Engine } from '#library/docker/engine.ts';
import { assertHostLive } from '../assert-host-live.ts';
import type { Host, HostChange } from '../host.ts';
import { watchContainers, type ContainerWatch } from './container-watch.ts';
import type { EngineAccess } from './engine-access.ts';
import { connectHost, type HostConnection } from './host-connection.ts';
import { hostFault } from './host-fault.ts';
import { LocalHost, type LocalHostOptions } from './local-host.ts';
import { localPorts } from './local-ports.ts';

/** A host whose engine is reached from this process. Connects in the background from now on. */
export function openLocalHost(options: LocalHostOptions): Host {
  const listeners = new Set<(change: HostChange) => void>();
  const stopped = new AbortController();
  const tell = (change: HostChange) => {
    for (const listener of listeners) listener(change);
  };
  const { id, name, engine, clock, log, backoff } = options;
  const watch = watchContainers({
    host: id,
    engine,
    signal: stopped.signal,
    remembered: options.remembered ?? [],
    onChange: tell,
    onTrouble: () => connection.synchroniseSoon(),
    onBug: (error) => log.error({ error }, 'A container cannot be read'),
  });
  const address = describeAddress(engine.address);
  const connection = connectHost({
    id,
    name,
    address,
    engine,
    clock,
    backoff,
    signal: stopped.signal,
    onEvent: (event) => watch.onEvent(event),
    synchronise: () => watch.synchronise(),
    explain: (error) => hostFault(error, { address, socketGroupId: socketGroupId(engine) }),
    onStatus: (status) => tell({ type: 'status', status }),
    onBug: (error) => log.error({ error }, 'Following the engine failed'),
  });
  const host = new LocalHost(options, { watch, connection, listeners, stopped });
  return Object.assign(host, localPorts(accessOf(options, watch, connection, stopped.signal)));
}

function accessOf(
  { id, engine, clock, log, cgroupRoot, compose }: LocalHostOptions,
  watch: ContainerWatch,
  connection: HostConnection,
  stopped: AbortSignal,
): EngineAccess {
  return {
    host: id,
    engine,
    clock,
    log,
    cgroupRoot,
    compose,
    stopped,
    list: () => [...watch.inventory().values()],
    assertLive: () => assertHostLive(connection),
    refresh: (container) => watch.refresh(container),
  };
}

function socketGroupId(engine: Engine): number | null {
  if (!('socketPath' in engine.address)) return null;
  try {
    return statSync(engine.address.socketPath).gid;
  } catch {
    return null;
  }
}
