import { containersEvents } from '#contracts/containers.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { english, spanish } from './containers-words.ts';
import type { EventMapping } from './event-mapping.ts';
import { over, reporting } from './event-report.ts';

type EventTypes = (typeof containersEvents)[number];
type ContainersEvent = Delivered<EventTypes>;

const report = reporting({ name: 'Containers', english, spanish });

export const containersMapping: EventMapping<EventTypes> = {
  name: 'notify-of-containers',
  events: containersEvents,
  reportsOf(event) {
    switch (event.name) {
      case 'containers.container-died':
        return isFailure(event.payload) ? [died(event)] : [];
      case 'containers.container-started':
        return [over(event, died(event))];
      case 'containers.container-health-changed':
        if (event.payload.health === 'starting') return [];
        return event.payload.health === 'unhealthy' ? [unhealthy(event)] : [over(event, unhealthy(event))];
      case 'containers.container-removed':
        return [over(event, died(event)), over(event, unhealthy(event))];
      case 'containers.host-unreachable':
        return [hostDown(event)];
      case 'containers.host-reachable':
        return [over(event, hostDown(event))];
    }
  },
};

type Of<Name extends ContainersEvent['name']> = Extract<ContainersEvent, { name: Name }>;
type AboutContainer = Of<
  | 'containers.container-died'
  | 'containers.container-started'
  | 'containers.container-health-changed'
  | 'containers.container-removed'
>;

/**
 * Of a stop that a person asked for, no code is news; lack of memory always is. The end of a run that nobody saw end
 * may have any reason, so only a code that says failure counts.
 */
function isFailure({
  exitCode,
  oomKilled,
  wasAskedFor,
}: Of<'containers.container-died'>['payload']): boolean {
  if (oomKilled) return true;
  if (wasAskedFor) return false;
  return exitCode !== null && exitCode !== 0;
}

function died(event: AboutContainer): AlertReport {
  const { payload } = event;
  const isGone = event.name === 'containers.container-removed' ? 'removed' : 'running';
  const now = event.name === 'containers.container-died' ? event.payload : isGone;
  return report(event, {
    labels: { ...labelsOf(payload, 'ContainerDied', 'critical'), condition: 'down' },
    say: (words) => words.died(payload.name, payload.host, now),
    changeAt: containerPath(payload),
  });
}

function unhealthy(event: AboutContainer): AlertReport {
  const { payload } = event;
  const isWell = event.name === 'containers.container-removed' ? 'removed' : 'healthy';
  const now = 'health' in payload && payload.health === 'unhealthy' ? 'unhealthy' : isWell;
  return report(event, {
    labels: labelsOf(payload, 'ContainerUnhealthy', 'warning'),
    say: (words) => words.unhealthy(payload.name, payload.host, now),
    changeAt: containerPath(payload),
  });
}

function hostDown(event: Of<'containers.host-unreachable' | 'containers.host-reachable'>): AlertReport {
  const { payload } = event;
  const reason = 'reason' in payload ? payload.reason : null;
  return report(event, {
    labels: { alertname: 'HostUnreachable', host: payload.host, severity: 'critical', condition: 'down' },
    say: (words) => words.hostDown(payload.host, reason),
    changeAt: '/containers',
  });
}

function labelsOf(payload: AboutContainer['payload'], alertname: string, severity: string): Labels {
  const { host, name, stack } = payload;
  return { alertname, host, container: name, ...(stack !== null && { stack }), severity };
}

function containerPath({ host, id }: AboutContainer['payload']): string {
  return `/containers/${encodeURIComponent(host)}/${encodeURIComponent(id)}`;
}
