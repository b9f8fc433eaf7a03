import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { checkConfig } from './check-config.ts';

const root = { receiver: 'default' };

function problemsOf(config: object, ids: readonly string[] = []): string[] {
  const parsed = RoutingConfig.parse({ route: root, ...config });
  return checkConfig(parsed, { names: [], ids: new Set(ids) }).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

test('a destination that there is not is refused, and one that is listed twice', () => {
  const receivers = [{ name: 'ops', destinationIds: ['a', 'gone', 'a'] }];
  expect(problemsOf({ receivers }, ['a'])).toEqual([
    'receivers.0.destinationIds.1: There is no destination gone.',
    'receivers.0.destinationIds.2: This destination is listed twice.',
  ]);
});

test('labels need a name, and are named once', () => {
  expect(
    problemsOf({
      route: { ...root, groupBy: ['host', ' '] },
      inhibitRules: [{ source: [], target: [], equal: ['host', 'host'] }],
      dependencies: [{ levels: ['host', 'host'], cause: [], graceMs: 0 }],
    }),
  ).toEqual([
    'route.groupBy: A label needs a name.',
    'inhibitRules.0.equal: A label is named twice.',
    'dependencies.0.levels: A label is named twice.',
  ]);
});
