import { describe, expect, test } from 'vitest';
import { carryTold } from './carry-told.ts';
import { openGroups } from './group.ts';
import type { ToldNote } from './notification-store.ts';
import type { RouteMatch } from './route-match.ts';

const routeOf = (key: string, receiver = 'default'): RouteMatch => ({
  id: key,
  key,
  receiver,
  groupLabels: {},
  groupWaitMs: 0,
  groupIntervalMs: 0,
  repeatIntervalMs: 0,
  muteTimeIntervals: [],
  activeTimeIntervals: [],
});
const noteOf = (key: string, firing: string[], destinationId = 'phone', atMs = 1): ToldNote => ({
  groupKey: `${key}:{}`,
  receiver: 'default',
  destinationId,
  told: { firing: new Set(firing), resolved: new Set(), atMs },
});

/** Groups by the part of the tree that each alert is in. */
function carried(notes: ToldNote[], alerts: Record<string, string>) {
  const groups = openGroups();
  for (const [name, key] of Object.entries(alerts)) groups.place(name, [routeOf(key)]);
  const { changed, gone } = carryTold(notes, groups, () => ['phone']);
  return {
    told: Object.fromEntries(
      [...groups.all()].map(({ route, told }) => [route.key, [...(told.get('phone')?.firing ?? [])]]),
    ),
    written: changed.map(({ groupKey, told }) => `${groupKey} ${[...told.firing].join()} ${told.atMs}`),
    gone: gone.map(({ groupKey }) => groupKey),
  };
}

describe('what was told', () => {
  test('is taken as it is where nothing moved', () => {
    expect(carried([noteOf('a', ['x', 'y~'])], { x: 'a', y: 'a' })).toEqual({
      told: { a: ['x', 'y~'] },
      written: [],
      gone: [],
    });
  });

  test('goes along into another group, under the name it was told by', () => {
    expect(carried([noteOf('a', ['x!', 'y'])], { x: 'b', y: 'a' })).toEqual({
      told: { a: ['y'], b: ['x!'] },
      written: ['a:{} y 1', 'b:{} x! 1'],
      gone: [],
    });
  });

  test('joins what the other group was told', () => {
    const notes = [noteOf('a', ['x'], 'phone', 1), noteOf('b', ['y'], 'phone', 2)];
    expect(carried(notes, { x: 'b', y: 'b' })).toEqual({
      told: { b: ['y', 'x'] },
      written: ['b:{} y,x 2'],
      gone: ['a:{}'],
    });
  });

  test('is forgotten with alerts that are no more, and for destinations that do not hear of them now', () => {
    const notes = [noteOf('a', ['x']), noteOf('b', ['y'], 'mail')];
    expect(carried(notes, { y: 'c' })).toEqual({ told: { c: [] }, written: [], gone: ['a:{}', 'b:{}'] });
  });
});

test('two parts of the tree with one key share what was told', () => {
  const groups = openGroups();
  groups.place('x', [routeOf('a'), { ...routeOf('a'), id: 'twin' }]);
  carryTold([noteOf('a', ['x'])], groups, () => ['phone']);
  expect([...groups.all()].map(({ told }) => told.get('phone')?.firing)).toEqual([
    new Set(['x']),
    new Set(['x']),
  ]);
});
