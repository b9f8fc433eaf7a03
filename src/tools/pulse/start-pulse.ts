import type { pulse } from '#contracts/pulse/contract.ts';
import type { RunningTool } from '#kernel/tool.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { engineAddress } from '#library/docker/engine-address.ts';
import { engineSight } from './checks/docker/engine-sight.ts';
import { kinds } from './checks/kinds.ts';
import { systemResolver } from './checks/resolve/system-resolver.ts';
import { type DiscoveryOptions, discoveryHandlers } from './discovery/discovery-handlers.ts';
import { followLabels } from './discovery/follow-labels.ts';
import { openHeartbeats } from './heartbeats/open-heartbeats.ts';
import { importHandlers } from './import/import-handlers.ts';
import { incidentHandlers } from './incidents/incident-handlers.ts';
import { keepHeartbeats } from './keep-heartbeats.ts';
import { maintenanceHandlers } from './maintenance/maintenance-handlers.ts';
import { openMaintenance } from './maintenance/open-maintenance.ts';
import { metricsHandlers } from './metrics/metrics-handlers.ts';
import { heartbeatHandlers } from './monitors/heartbeat-handlers.ts';
import { liveMonitors } from './monitors/live-monitors.ts';
import { type LiveStatus, nowOf } from './monitors/live-status.ts';
import { monitorHandlers } from './monitors/monitor-handlers.ts';
import { openMonitors } from './monitors/open-monitors.ts';
import type { Monitors } from './monitors/monitors.ts';
import type { WantedMonitor } from './monitors/stored-monitor.ts';
import { openPush, type Push } from './push/open-push.ts';
import { pushHandlers } from './push/push-handlers.ts';
import type { PulseKernel, PulseOptions } from './pulse-kernel.ts';
import type { OwnSight } from './watching/check-monitor.ts';
import { checkOnce } from './watching/check-once.ts';
import { openWatching } from './watching/open-watching.ts';
import type { WatchSchema } from './watching/watch-tables.ts';
import { watchHandlers } from './watching/watch-handlers.ts';
import { isReferenceReachable } from './watching/reach-reference.ts';

/** Monitors say what is checked, the watch checks and judges it, heartbeats keep what came of it. */
export async function startPulse(
  kernel: PulseKernel,
  options: PulseOptions & Pick<DiscoveryOptions, 'listContainers'>,
): Promise<RunningTool<typeof pulse>> {
  const { database, bus, clock, log, coordinator } = kernel;
  const stop = new AbortController();
  const engine = options.docker && connectEngine(engineAddress(options.docker.address, options.docker));
  const surroundings = { resolve: systemResolver(), ...(engine && { docker: engineSight(engine) }) };
  const monitors = await openMonitors({ kernel, kinds });
  const maintenance = await openMaintenance({ kernel, monitors });
  const heartbeats = await openHeartbeats(kernel, {
    intervalOf: (number) => monitors.byNumber(number)?.intervalMs,
  });
  const push = openPush({ kernel, monitors });
  const stopKeeping = keepHeartbeats({ kernel, monitors, heartbeats });
  const isInMaintenance = maintenance.isInMaintenance.bind(maintenance);
  const watch = {
    database: database.as<WatchSchema>(),
    bus,
    clock,
    log,
    coordinator,
    monitors,
    kinds,
    heartbeats,
  };
  const watching = openWatching({
    ...watch,
    jobs: push,
    isInMaintenance,
    surroundings,
    isReferenceReachable,
  });
  const once = {
    kinds,
    clock,
    surroundings,
    ownOf: (monitor: WantedMonitor) => ownOf(monitor, { monitors, live: watching, push }),
  };
  const discovery = { ...options, kernel, kinds, monitors };
  followLabels(discovery, stop.signal);
  const parts = { kernel, kinds, monitors, clock, live: watching, heartbeats, maintenance, push };
  return {
    handlers: {
      ...monitorHandlers({ ...parts, checkOnce: (monitor, signal) => checkOnce(once, monitor, signal) }),
      liveMonitors: (_input, { caller, signal }) => liveMonitors(parts, caller, signal),
      ...heartbeatHandlers(parts),
      ...incidentHandlers(parts),
      ...watchHandlers(watching),
      ...maintenanceHandlers(parts),
      ...discoveryHandlers(discovery),
      ...metricsHandlers(parts),
      ...pushHandlers(parts),
      ...importHandlers(parts),
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await watching[Symbol.asyncDispose]();
      stopKeeping();
      push.stop();
      await maintenance[Symbol.asyncDispose]();
      await monitors[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    },
  };
}

/** Of what is not stored yet, nothing. */
function ownOf(
  monitor: WantedMonitor,
  { monitors, live, push }: { monitors: Monitors; live: LiveStatus; push: Push },
): OwnSight {
  const stored = 'id' in monitor && typeof monitor.id === 'string' ? monitors.get(monitor.id) : undefined;
  if (!stored) return { members: () => [] };
  if (stored.kind === 'push') return { reported: () => push.reported(stored.number) };
  const members = monitors.all().filter(({ parentId }) => parentId === stored.id);
  return { members: () => members.map((one) => ({ name: one.name, state: nowOf(live, one).status })) };
}
