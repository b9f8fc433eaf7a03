import type { EventPayload, EventType } from '#contracts/event.ts';
import {
  monitorDegraded,
  monitorDownRetracted,
  monitorNoLongerDegraded,
  monitorRecovered,
  monitorStillDown,
  monitorWentDown,
} from '#contracts/pulse/events.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { type Cause, reasonText } from '../incidents/cause.ts';
import type { SeenCheck } from '../incidents/seen-check.ts';
import { aboutMonitor } from '../monitors/about-monitor.ts';
import type { Happened } from '../states/monitor-state.ts';
import { durationText } from './duration-text.ts';
import { evidenceOf } from './evidence-of.ts';
import type { WatchedMonitor } from './watched-monitor.ts';

/** The line that people read, in both languages. */
export interface Said {
  readonly summary: string;
  readonly summaryEs: string;
}

/** An event that is to be published. */
export interface Telling {
  readonly name: string;
  readonly said: Said;
  publish<Tables>(bus: Pick<EventBus, 'publish'>, tx: Transaction<Tables>): Promise<unknown>;
}

export function telling<E extends EventType>(
  event: E,
  payload: EventPayload<E> & Said,
  key: string,
): Telling {
  const { summary, summaryEs } = payload;
  return {
    name: event.name,
    said: { summary, summaryEs },
    publish: (bus, tx) => bus.publish(tx, event, payload, { key }),
  };
}

/** What is known of the check that made it happen. */
export interface Told {
  readonly watched: WatchedMonitor;
  readonly seen: SeenCheck;
  /** While it is down. */
  readonly cause?: Cause | undefined;
}

/** The event for what happened, with the words that people read; undefined for what nobody needs to be told. */
export function tell(happened: Happened, told: Told): Telling | undefined {
  const { monitor } = told.watched;
  switch (happened.kind) {
    case 'changed':
      return undefined;
    case 'went-down':
      return telling(monitorWentDown, { ...common(happened, told), ...failure(told) }, monitor.id);
    case 'still-down':
      return telling(monitorStillDown, { ...common(happened, told), ...failure(told) }, monitor.id);
    case 'recovered': {
      const { to, downSinceMs } = happened;
      return telling(monitorRecovered, { ...common(happened, told), to, downSinceMs }, monitor.id);
    }
    case 'became-degraded':
      return telling(monitorDegraded, common(happened, told), monitor.id);
    case 'no-longer-degraded':
      return telling(monitorNoLongerDegraded, common(happened, told), monitor.id);
    case 'down-retracted':
      return telling(monitorDownRetracted, common(happened, told), monitor.id);
  }
}

function common(happened: Exclude<Happened, { kind: 'changed' }>, { watched, seen, cause }: Told) {
  const { sinceMs, atMs, isParentDown } = happened;
  const { en: summary, es: summaryEs } = summaryOf(happened, { watched, seen });
  const evidence = evidenceOf(watched, seen, cause);
  return { ...aboutMonitor(watched.monitor), summary, summaryEs, evidence, sinceMs, atMs, isParentDown };
}

function failure({ seen }: Told): { reason: string; detail: string | null } {
  const reason = seen.ok ? undefined : seen.reason;
  return { reason: reason?.id ?? 'answers', detail: reason?.detail ?? null };
}

function summaryOf(
  happened: Exclude<Happened, { kind: 'changed' }>,
  { watched, seen }: Pick<Told, 'watched' | 'seen'>,
): { readonly en: string; readonly es: string } {
  const { name } = watched.monitor;
  const why = reasonText(seen.ok ? null : (seen.reason ?? null));
  switch (happened.kind) {
    case 'went-down':
      return { en: `${name} is down. ${why.en}`, es: `${name} está caído. ${why.es}` };
    case 'still-down': {
      const time = durationText(happened.atMs - happened.sinceMs);
      return {
        en: `${name} has been down for ${time}. ${why.en}`,
        es: `${name} lleva caído ${time}. ${why.es}`,
      };
    }
    case 'recovered': {
      const time = durationText(happened.sinceMs - happened.downSinceMs);
      if (happened.to === 'up')
        return { en: `${name} is up again after ${time}.`, es: `${name} vuelve a funcionar tras ${time}.` };
      return {
        en: `${name} answers again after ${time}, but it is not well.`,
        es: `${name} vuelve a responder tras ${time}, pero no está bien.`,
      };
    }
    case 'became-degraded':
      return degradedSummary(watched, seen);
    case 'no-longer-degraded':
      return { en: `${name} is well again.`, es: `${name} vuelve a estar bien.` };
    case 'down-retracted':
      return {
        en: `${name} was not down: the network of NEXUS itself was lost.`,
        es: `${name} no estaba caído: se perdió la red del propio NEXUS.`,
      };
  }
}

function degradedSummary({ monitor }: WatchedMonitor, { reason, latencyMs }: SeenCheck) {
  const { name, degradedAboveMs } = monitor;
  if (reason) {
    const why = reasonText(reason);
    return { en: `${name} is not well. ${why.en}`, es: `${name} no está bien. ${why.es}` };
  }
  const [took, limit] = [durationText(latencyMs ?? 0), durationText(degradedAboveMs ?? 0)];
  return {
    en: `${name} is slow: it took ${took}, and more than ${limit} is too slow.`,
    es: `${name} va lento: tardó ${took}, y más de ${limit} es demasiado.`,
  };
}
