import { containersEvents } from '#contracts/containers.ts';
import type { Evidence } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import type { EventMapping } from './event-mapping.ts';

type EventTypes = (typeof containersEvents)[number];
type ContainersEvent = Delivered<EventTypes>;

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
  const { seen, why } = endOf(event);
  return report(event, {
    labels: { ...labelsOf(payload, 'ContainerDied', 'critical'), condition: 'down' },
    summary: `${payload.name} stopped: ${why}`,
    evidence: { checked: `container ${payload.name} on ${payload.host}`, expected: 'it runs', seen },
    changeAt: containerPath(payload),
  });
}

function endOf(event: AboutContainer): { seen: string; why: string } {
  if (event.name !== 'containers.container-died') return { seen: 'it runs', why: 'it runs again' };
  const { exitCode, oomKilled, inferred } = event.payload;
  const code = exitCode === null ? 'exit code not known' : `exit code ${exitCode}`;
  const reason = oomKilled ? 'it ran out of memory' : meaningOf(exitCode);
  const unseen = inferred ? ', found later: NEXUS could not watch at that moment' : '';
  return {
    seen: `it ended with ${code}${reason === null ? '' : `: ${reason}`}${unseen}`,
    why: reason ?? code,
  };
}

/** What a shell and the engine mean by the code; null where it is the program's own affair. */
function meaningOf(exitCode: number | null): string | null {
  if (exitCode === 125) return 'the engine could not start it (125)';
  if (exitCode === 126) return 'its command cannot be run (126)';
  if (exitCode === 127) return 'its command was not found (127)';
  if (exitCode === 134) return 'it aborted (134)';
  if (exitCode === 137) return 'it was killed (137)';
  if (exitCode === 139) return 'it crashed: memory fault (139)';
  return exitCode === 143 ? 'it was told to end (143)' : null;
}

function unhealthy(event: AboutContainer): AlertReport {
  const { payload } = event;
  return report(event, {
    labels: labelsOf(payload, 'ContainerUnhealthy', 'warning'),
    summary: `${payload.name} is unhealthy`,
    evidence: {
      checked: `the health check of container ${payload.name} on ${payload.host}`,
      expected: 'healthy',
      seen: 'health' in payload ? payload.health : 'no container any more',
    },
    changeAt: containerPath(payload),
  });
}

function hostDown(event: Of<'containers.host-unreachable' | 'containers.host-reachable'>): AlertReport {
  const { payload } = event;
  return report(event, {
    labels: { alertname: 'HostUnreachable', host: payload.host, severity: 'critical', condition: 'down' },
    summary: `Docker host ${payload.host} cannot be reached`,
    evidence: {
      checked: `the Docker engine of ${payload.host}`,
      expected: 'it answers',
      seen: 'reason' in payload ? payload.reason : 'it answers',
    },
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

interface Told {
  readonly labels: Labels;
  readonly summary: string;
  readonly evidence: Pick<Evidence, 'checked' | 'expected' | 'seen'>;
  readonly changeAt: string;
}

function report(event: ContainersEvent, { labels, summary, evidence, changeAt }: Told): AlertReport {
  return {
    labels,
    annotations: { summary },
    startsAtMs: event.atMs,
    source: { kind: 'event', id: event.name, name: 'Containers' },
    evidence: {
      checked: evidence.checked.slice(0, 2000),
      expected: evidence.expected,
      seen: evidence.seen.slice(0, 4000),
      setBy: 'the default of Containers',
      changeAt,
    },
  };
}

function over(event: ContainersEvent, of: AlertReport): AlertReport {
  return { ...of, startsAtMs: undefined, endsAtMs: event.atMs };
}
