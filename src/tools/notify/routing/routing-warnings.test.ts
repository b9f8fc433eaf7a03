import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { routingWarnings } from './routing-warnings.ts';

const phone = { id: 'a', name: 'phone', isEnabled: true, isDefault: true };
const destinations = { all: () => [phone], watch: () => () => {} };
const is = (name: string, value: string) => ({ name, operator: '=', value });

function pathsOf(routes: readonly object[], more: object = {}): string[] {
  const config = RoutingConfig.parse({ route: { receiver: 'default', routes }, ...more });
  return routingWarnings(config, destinations).map(({ path }) => path);
}

test('a route behind one that takes everything of it is never reached', () => {
  const media = is('stack', 'media');
  const critical = is('severity', 'critical');
  expect(pathsOf([{ matchers: [media] }, { matchers: [critical, media] }])).toEqual([
    'route.routes.1.matchers',
  ]);
  expect(pathsOf([{ matchers: [media, critical] }, { matchers: [media] }])).toEqual([]);
  expect(pathsOf([{ continue: true }, { matchers: [media] }])).toEqual([]);
  expect(pathsOf([{ routes: [{}, { matchers: [media] }] }])).toEqual(['route.routes.0.routes.1.matchers']);
});

test('a time interval without times never holds', () => {
  expect(pathsOf([], { timeIntervals: [{ name: 'night', ranges: [] }] })).toEqual(['timeIntervals.0.ranges']);
});

test('a warning is said in both languages', () => {
  const config = RoutingConfig.parse({ route: { receiver: 'default', routes: [{}, {}] } });
  expect(routingWarnings(config, destinations)).toEqual([
    {
      path: 'route.routes.1.matchers',
      message: 'Nothing comes here: a route before it takes all of it and does not continue.',
      es: 'Aquí no llega nada: una ruta anterior lo toma todo y no sigue.',
    },
  ]);
});
