import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Route } from '#contracts/notify/routing-config.ts';
import type { MatcherOperator } from '#contracts/notify/matcher.ts';
import { parseMatchers } from '#library/alertmanager/parse-matchers.ts';
import { groupKeyOf } from '../dispatch/route-match.ts';
import { compileRoutes, findRoutes, toMatch } from './route-tree.ts';

function matcher(name: string, value: string, operator: MatcherOperator = '=') {
  return { name, operator, value };
}

const tree = compileRoutes(
  Route.parse({
    receiver: 'all',
    groupBy: ['alertname'],
    groupWaitMs: 1_000,
    muteTimeIntervals: [],
    routes: [
      {
        matchers: [matcher('team', 'a')],
        receiver: 'a',
        muteTimeIntervals: ['night'],
        routes: [
          { matchers: [matcher('env', 'prod')], receiver: 'a-prod', continue: true, repeatIntervalMs: 5_000 },
          { matchers: [matcher('env', 'pr.*', '=~')], groupBy: ['...'] },
        ],
      },
      { matchers: [matcher('team', 'a|b', '=~')], receiver: 'ab' },
    ],
  }),
);

describe('the routing tree', () => {
  test.each([
    [{}, ['all {}']],
    [{ team: 'a' }, ['a {}/{team="a"}']],
    [{ team: 'a', env: 'prod' }, ['a-prod {}/{team="a"}/{env="prod"}', 'a {}/{team="a"}/{env=~"pr.*"}']],
    [{ team: 'a', env: 'preview' }, ['a {}/{team="a"}/{env=~"pr.*"}']],
    [{ team: 'b' }, ['ab {}/{team=~"a|b"}']],
  ])('%j', (labels, expected) => {
    expect(findRoutes(tree, labels).map(({ receiver, key }) => `${receiver} ${key}`)).toEqual(expected);
  });

  test('children inherit grouping and timers, but no time intervals', () => {
    const [prod, preview] = findRoutes(tree, { team: 'a', env: 'prod' });
    expect(prod).toMatchObject({ groupBy: ['alertname'], groupWaitMs: 1_000, repeatIntervalMs: 5_000 });
    expect(preview).toMatchObject({ groupIntervalMs: 300_000, muteTimeIntervals: [] });
    expect(findRoutes(tree, { team: 'a' })[0]?.muteTimeIntervals).toEqual(['night']);
  });

  test('a group has the labels that the route names, all of them, or none', () => {
    const labels = { alertname: 'DiskFull', host: 'nas', team: 'a', env: 'prod' };
    const [prod, preview] = findRoutes(tree, labels).map((node) => toMatch(node, labels));
    expect(prod && groupKeyOf(prod)).toBe('{}/{team="a"}/{env="prod"}:{alertname="DiskFull"}');
    expect(preview?.groupLabels).toEqual(labels);
    const [root] = findRoutes(tree, { host: 'nas' }).map((node) => toMatch(node, { host: 'nas' }));
    expect(root && groupKeyOf(root)).toBe('{}:{}');
  });
});

interface YamlRoute {
  receiver?: string;
  matchers?: string[];
  match?: Record<string, string>;
  match_re?: Record<string, string>;
  group_by?: string[];
  group_wait?: string;
  group_interval?: string;
  repeat_interval?: string;
  continue?: boolean;
  routes?: YamlRoute[];
}
interface Expected {
  receiver: string;
  groupBy: string[];
  groupByAll: boolean;
  groupWait: number;
  groupInterval: number;
  repeatInterval: number;
  key: string;
}
interface Tree {
  name: string;
  route: YamlRoute;
  cases: { labels: Record<string, string>; expect: Expected[] }[];
}
const path = new URL('../../../../../shared/data/notify/am-route-tree.json', import.meta.url);
const trees: Tree[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).trees : [];

const unitMs = new Map([
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

function milliseconds(text: string | undefined): number | undefined {
  const [, amount, unit = ''] = /^(\d+)([smh])$/.exec(text ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * (unitMs.get(unit) ?? 0);
}

function fromYaml(route: YamlRoute): unknown {
  return {
    receiver: route.receiver,
    matchers: [
      ...Object.entries(route.match ?? {}).map(([name, value]) => matcher(name, value)),
      ...Object.entries(route.match_re ?? {}).map(([name, value]) => matcher(name, `^(?:${value})$`, '=~')),
      ...(route.matchers ?? []).flatMap((text) => parseMatchers(text)),
    ],
    groupBy: route.group_by,
    groupWaitMs: milliseconds(route.group_wait),
    groupIntervalMs: milliseconds(route.group_interval),
    repeatIntervalMs: milliseconds(route.repeat_interval),
    continue: route.continue ?? false,
    routes: (route.routes ?? []).map(fromYaml),
  };
}

test(`agrees with Alertmanager's trees, where they are there (${trees.length})`, () => {
  const wrong = trees.flatMap(({ name, route, cases }) => {
    const root = compileRoutes(Route.parse(fromYaml(route)));
    return cases.flatMap(({ labels, expect: wanted }) => {
      const found = findRoutes(root, labels).map((node) => ({
        receiver: node.receiver,
        key: node.key,
        groupWait: node.groupWaitMs / 1000,
        groupInterval: node.groupIntervalMs / 1000,
        repeatInterval: node.repeatIntervalMs / 1000,
        groupByAll: node.groupBy.includes('...'),
        groupBy: node.groupBy.filter((label) => label !== '...').toSorted(),
      }));
      const expected = wanted.map(({ groupBy, ...rest }) => ({
        ...rest,
        groupBy: (groupBy ?? []).toSorted(),
      }));
      const isSame = JSON.stringify(found.map(sorted)) === JSON.stringify(expected.map(sorted));
      return isSame ? [] : [{ name, labels, found, expected }];
    });
  });
  expect(wrong).toEqual([]);
});

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
