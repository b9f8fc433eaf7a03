import type { RoutingEffect } from '#contracts/notify/routing.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import type { DestinationList } from '../delivery/outbox.ts';
import { suppressor } from '../dispatch/suppression.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import { compileRouting, targetOf } from './compile-routing.ts';

export interface World {
  readonly alerts: readonly AlertRecord[];
  readonly destinations: DestinationList;
  readonly silences: Pick<SilenceBook, 'silencing'>;
  readonly nowMs: number;
}

type Recipients = (alert: AlertRecord) => readonly string[];

const mostShown = 200;

/** The names of the destinations that hear of an alert, were it told now; sorted. */
export function recipients(config: RoutingConfig, world: World): Recipients {
  const { alerts, destinations, silences, nowMs } = world;
  const compiled = compileRouting(config);
  const quiet = suppressor(alerts, { ...compiled, silences }, nowMs);
  const names = new Map(destinations.all().map(({ id, name }) => [id, name]));
  return (alert) => {
    const routes = compiled
      .routesFor(alert.labels)
      .filter((route) => quiet.reasons(alert, route, nowMs).length === 0);
    const ids = new Set(
      routes.flatMap(({ receiver }) => targetOf(receiver, config, destinations).destinationIds),
    );
    return [...ids].map((id) => names.get(id) ?? id).toSorted((a, b) => a.localeCompare(b, 'en'));
  };
}

/** The alerts of now for which `after` means others than `before`. */
export function previewRouting(alerts: readonly AlertRecord[], before: Recipients, after: Recipients) {
  const present = alerts.filter(({ state }) => state !== 'resolved');
  const effects = present.flatMap((alert): RoutingEffect[] => {
    const { fingerprint, title, severity } = alert;
    const [old, next] = [[...before(alert)], [...after(alert)]];
    const isSame = old.length === next.length && old.every((name, index) => name === next[index]);
    return isSame ? [] : [{ fingerprint, title, severity, before: old, after: next }];
  });
  return {
    effects: effects.slice(0, mostShown),
    changed: effects.length,
    unchanged: present.length - effects.length,
  };
}
