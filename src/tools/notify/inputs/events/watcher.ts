import type { Labels } from '#contracts/notify/matcher.ts';
import type { ImageVersion } from '#contracts/watcher/version.ts';
import { watcherEvents } from '#contracts/watcher/events.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import type { EventMapping } from './event-mapping.ts';
import { over, reporting } from './event-report.ts';
import { endsOfOtherVersions } from './watcher-ends.ts';
import { english, shortVersion, spanish } from './watcher-words.ts';

type EventTypes = (typeof watcherEvents)[number];
type WatcherEvent = Delivered<EventTypes>;
type Of<Name extends WatcherEvent['name']> = Extract<WatcherEvent, { name: Name }>;
type AboutVersion = Exclude<WatcherEvent, Of<'watcher.registry-unanswered' | 'watcher.registry-answers'>>;
type Ended = Of<'watcher.update-settled' | 'watcher.update-succeeded' | 'watcher.update-reverted'>;

const report = reporting({ name: 'Watcher', english, spanish });

export const watcherMapping: EventMapping<EventTypes> = {
  name: 'notify-of-watcher',
  events: watcherEvents,
  reportsOf(event) {
    switch (event.name) {
      case 'watcher.update-found':
        return [available(event)];
      case 'watcher.update-settled':
        return [settled(event), notFailed(event)];
      case 'watcher.update-succeeded':
        return [settled(event), notFailed(event), ...applied(event)];
      case 'watcher.update-reverted':
        return [notFailed(event)];
      case 'watcher.update-failed':
        return [failed(event)];
      case 'watcher.registry-unanswered':
        return [unanswered(event)];
      case 'watcher.registry-answers':
        return [over(event, unanswered(event))];
    }
  },
  endsOfOthers: endsOfOtherVersions,
};

function available(event: Of<'watcher.update-found'>): AlertReport {
  const { payload } = event;
  const { release, compare, source } = payload.links;
  const page = release ?? compare ?? source;
  return {
    ...report(event, {
      labels: { ...labelsOf(event, 'UpdateAvailable', 'info'), level: payload.level },
      say: (words) => words.available(payload),
      changeAt: pathOf(payload),
    }),
    ...(page !== null && { generatorUrl: page }),
  };
}

function settled(event: Ended): AlertReport {
  const why = event.name === 'watcher.update-settled' ? event.payload.why : 'applied';
  return over(
    event,
    report(event, {
      labels: labelsOf(event, 'UpdateAvailable', 'info'),
      say: (words) => words.settled(event.payload, why),
      changeAt: pathOf(event.payload),
    }),
  );
}

function failed(event: Of<'watcher.update-failed'>): AlertReport {
  const { payload } = event;
  return report(event, {
    labels: labelsOf(event, 'UpdateFailed', payload.isBack ? 'warning' : 'critical'),
    say: (words) => words.failed(payload),
    changeAt: pathOf(payload),
  });
}

/**
 * Nobody has to look any more; under which severity and version it was said is found with the alerts of now. A version that is only
 * not wanted any more does not mend a container that did not come back.
 */
function notFailed(event: Ended): AlertReport {
  const why = event.name === 'watcher.update-settled' ? event.payload.why : 'applied';
  const isMended = ['applied', 'gone'].includes(why);
  const told = report(event, {
    labels: labelsOf(event, 'UpdateFailed', isMended ? 'critical' : 'warning'),
    say: (words) =>
      event.name === 'watcher.update-reverted'
        ? words.reverted(event.payload)
        : words.settled(event.payload, why),
    changeAt: pathOf(event.payload),
  });
  return over(event, told);
}

/** What happens by itself is worth a word; whoever asked for an update saw it end. */
function applied(event: Of<'watcher.update-succeeded'>): AlertReport[] {
  const { payload } = event;
  if (payload.startedBy !== 'watcher') return [];
  const told = report(event, {
    labels: labelsOf(event, 'UpdateApplied', 'info'),
    say: (words) => words.applied(payload),
    changeAt: pathOf(payload),
  });
  return [{ ...told, timeoutMs: newsForMs }];
}

/** Nothing ends it, since nothing is wrong. */
const newsForMs = 3_600_000;

function unanswered(event: Of<'watcher.registry-unanswered' | 'watcher.registry-answers'>): AlertReport {
  const { payload } = event;
  return report(event, {
    labels: { alertname: 'RegistryUnanswered', registry: payload.domain, severity: 'warning' },
    say: (words) => ('words' in payload ? words.unanswered(payload) : words.answers(payload.domain)),
    changeAt: '/watcher/registries',
    ...('sinceMs' in payload && { startsAtMs: payload.sinceMs }),
  });
}

/** With the version, so that each is told once; by host and name, which stay when the container is replaced. */
function labelsOf({ payload }: AboutVersion, alertname: string, severity: string): Labels {
  const { host, name, stack, to } = payload;
  const place = { host, container: name, ...(stack !== null && { stack }) };
  return { alertname, ...place, version: versionLabel(to), severity };
}

function versionLabel({ tag, digest }: ImageVersion): string {
  return [tag, digest === null ? null : shortVersion(digest)].filter((part) => part !== null).join('@');
}

function pathOf({ host, name }: AboutVersion['payload']): string {
  return `/watcher/${encodeURIComponent(host)}/${encodeURIComponent(name)}`;
}
