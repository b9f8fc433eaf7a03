import { expect, test } from 'vitest';
import type { InventoryChange } from '../host.ts';
import { fakeEvent, fakeId, fakeInspection, type FakeInspection } from './fake-inspection.ts';
import { applyToInventory, type Inventory, type InventoryInput, type Reading } from './inventory.ts';
import { readInspection } from './record.ts';

const startedMs = Date.parse('2026-01-01T00:00:10Z');
const stopped: FakeInspection = {
  state: { Status: 'exited', Running: false, ExitCode: 3, FinishedAt: '2026-01-01T00:00:20Z' },
};

function inspected(options: FakeInspection, reading: Reading): InventoryInput {
  return { type: 'inspected', inspected: readInspection('local', fakeInspection(options)), reading };
}

function event(action: string, atMs: number, attributes?: Record<string, string>): InventoryInput {
  return { type: 'event', host: 'local', event: fakeEvent(action, atMs, attributes && { attributes }) };
}

function run(...inputs: InventoryInput[]) {
  let inventory: Inventory = new Map();
  let changes: readonly InventoryChange[] = [];
  const told: string[] = [];
  for (const input of inputs) {
    ({ inventory, changes } = applyToInventory(inventory, input));
    told.push(...changes.map(describe));
  }
  return { told, summary: inventory.get(fakeId)?.summary };
}

function describe(change: InventoryChange): string {
  if (change.type === 'transition') {
    const { transition } = change;
    if (transition.type === 'started') return 'started';
    return `died ${transition.exitCode}${transition.inferred ? ' inferred' : ''}`;
  }
  return change.type === 'health' ? `${change.record.summary.health}` : change.type;
}

test('what runs when nothing was known before did not just start', () => {
  expect(run(inspected({}, 'first')).told).toEqual(['container']);
});

test('what runs after an absence and was not known has started', () => {
  expect(run(inspected({}, 'absence')).told).toEqual(['container', 'started']);
});

test('an inspection that says nothing new changes nothing', () => {
  expect(run(inspected({}, 'first'), inspected({}, 'following')).told).toEqual(['container']);
});

test('a whole life is told from events, also when it is too short to inspect', () => {
  const attributes = { name: 'job', image: 'busybox', 'com.docker.compose.project': 'lab' };
  const { told, summary } = run(
    event('create', startedMs, attributes),
    event('start', startedMs + 1, attributes),
    event('die', startedMs + 2, { ...attributes, exitCode: '7' }),
    { type: 'gone', id: fakeId },
    event('destroy', startedMs + 3, attributes),
  );
  expect(told).toEqual(['container', 'container', 'started', 'container', 'died 7', 'removed']);
  expect(summary).toBeUndefined();
});

test('events show in the row at once', () => {
  const { summary } = run(
    inspected({ state: { Health: { Status: 'starting', FailingStreak: 0, Log: null } } }, 'first'),
    event('health_status: unhealthy', startedMs + 1),
    event('pause', startedMs + 2),
  );
  expect(summary).toMatchObject({ state: 'paused', health: 'unhealthy' });
});

test('a change of health is told once, whoever brings it', () => {
  const health = (Status: 'healthy' | 'starting') =>
    inspected({ state: { Health: { Status, FailingStreak: 0, Log: null } } }, 'following');
  const first = inspected(
    { state: { Health: { Status: 'starting', FailingStreak: 0, Log: null } } },
    'first',
  );
  const { told } = run(first, event('health_status: healthy', startedMs + 1), health('healthy'));
  expect(told).toEqual(['container', 'container', 'healthy']);
});

test('a death that no event told is concluded from the state found', () => {
  expect(run(inspected({}, 'first'), inspected(stopped, 'absence')).told).toEqual([
    'container',
    'container',
    'died 3 inferred',
  ]);
});

test('while following, inspect fills in the row and events tell what happened', () => {
  const { told, summary } = run(
    inspected({}, 'first'),
    inspected(stopped, 'following'),
    event('die', Date.parse('2026-01-01T00:00:20.5Z'), { exitCode: '3' }),
  );
  expect(told.filter((one) => one.startsWith('died'))).toEqual(['died 3']);
  expect(summary).toMatchObject({ state: 'exited', exitCode: 3 });
});

test('a container that is missing from a full list is gone, and has died if it ran', () => {
  const gone: InventoryInput = { type: 'listed', ids: new Set() };
  expect(run(inspected({}, 'first'), gone).told).toEqual(['container', 'died null inferred', 'removed']);
  expect(run(inspected(stopped, 'first'), gone).told).toEqual(['container', 'removed']);
});

test('an inspection that was under way when its container was destroyed does not bring it back', () => {
  const { told, summary } = run(
    inspected(stopped, 'first'),
    event('destroy', startedMs + 1),
    inspected(stopped, 'following'),
  );
  expect(told).toEqual(['container', 'removed']);
  expect(summary).toBeUndefined();
});

test('one event about an unknown container tells nothing, as inspect will', () => {
  expect(run(event('health_status: healthy', startedMs), event('die', startedMs)).told).toEqual([]);
});

test('a kill for lack of memory is remembered until the death', () => {
  let inventory: Inventory = new Map();
  for (const input of [inspected({}, 'first'), event('oom', startedMs + 1)]) {
    ({ inventory } = applyToInventory(inventory, input));
  }
  const { changes } = applyToInventory(inventory, event('die', startedMs + 2, { exitCode: '137' }));
  expect(changes.find(({ type }) => type === 'transition')).toMatchObject({
    transition: { oomKilled: true },
  });
});

test.each([
  ['a stop', '15', 5, true],
  ['a stop that takes long', 'SIGTERM', 60, true],
  ['a signal that asks for something else', '1', 5, undefined],
  ['a signal of long ago', '15', 3600, undefined],
])('a death after %s', (_, signal, seconds, wasAskedFor) => {
  let inventory: Inventory = new Map();
  for (const input of [inspected({}, 'first'), event('kill', startedMs + 1, { signal })]) {
    ({ inventory } = applyToInventory(inventory, input));
  }
  const die = event('die', startedMs + seconds * 1000, { exitCode: '143' });
  const { changes } = applyToInventory(inventory, die);
  const transition = changes.find(({ type }) => type === 'transition');
  expect(transition).toMatchObject({ transition: { exitCode: 143 } });
  expect(transition).toHaveProperty('record.run.running', false);
  expect(JSON.stringify(transition).includes('"wasAskedFor":true')).toBe(wasAskedFor === true);
});

test('events of networks and nonsense in attributes are harmless', () => {
  const network = { ...fakeEvent('connect', startedMs), Type: 'network' } as const;
  expect(run({ type: 'event', host: 'local', event: network }).told).toEqual([]);
  const { told } = run(inspected({}, 'first'), event('die', startedMs + 1, { exitCode: '1e9999' }));
  expect(told).toContain('died null');
});
