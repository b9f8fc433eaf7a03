import { expect, test } from 'vitest';
import { Route } from '#contracts/notify/routing-config.ts';
import {
  changeRoute,
  destinationOf,
  insertRoute,
  moveRoute,
  pathOf,
  type Position,
  removeRoute,
  routeAt,
  routesTo,
  type Step,
} from './edit-tree.ts';

const root = Route.parse({
  receiver: 'all',
  routes: [{ receiver: 'a', routes: [{ receiver: 'a1' }, { receiver: 'a2' }] }, { receiver: 'b' }],
});

/** As in `all(a(a1 a2) b)`. */
function outline({ receiver = '', routes }: Route): string {
  return routes.length > 0 ? `${receiver}(${routes.map(outline).join(' ')})` : receiver;
}

test('a route is found, and so are those above it', () => {
  expect(routeAt(root, [0, 1])?.receiver).toBe('a2');
  expect(routeAt(root, [4])).toBeUndefined();
  expect(routesTo(root, [0, 1]).map(({ receiver }) => receiver)).toEqual(['all', 'a', 'a2']);
  expect(pathOf([0, 1])).toBe('route.routes.0.routes.1');
});

test('a route is changed, added and removed where it is, and nothing else is touched', () => {
  expect(outline(changeRoute(root, [0, 0], (route) => ({ ...route, receiver: 'x' })))).toBe('all(a(x a2) b)');
  expect(outline(insertRoute(root, [1], Route.parse({ receiver: 'x' })))).toBe('all(a(a1 a2) x b)');
  expect(outline(insertRoute(root, [1, 0], Route.parse({ receiver: 'x' })))).toBe('all(a(a1 a2) b(x))');
  expect(outline(removeRoute(root, [0]))).toBe('all(b)');
  expect(removeRoute(root, [])).toBe(root);
  expect(outline(root)).toBe('all(a(a1 a2) b)');
});

test.each<[Position, Step, string]>([
  [[1], 'up', 'all(b a(a1 a2))'],
  [[0], 'down', 'all(b a(a1 a2))'],
  [[1], 'in', 'all(a(a1 a2 b))'],
  [[0, 0], 'out', 'all(a(a2) a1 b)'],
  [[0, 0], 'down', 'all(a(a2 a1) b)'],
])('%j goes %s', (position, step, expected) => {
  expect(outline(moveRoute(root, position, step))).toBe(expected);
});

test('where there is no way, nothing moves', () => {
  expect(destinationOf(root, [0], 'up')).toBeNull();
  expect(destinationOf(root, [1], 'down')).toBeNull();
  expect(destinationOf(root, [1], 'out')).toBeNull();
  expect(destinationOf(root, [], 'up')).toBeNull();
  expect(moveRoute(root, [0], 'in')).toBe(root);
});
