import { expect, test } from 'vitest';
import type { FoundMonitor } from '#contracts/pulse/discovery.ts';
import { defaultRules, type MonitorDraft } from '#contracts/pulse/monitor.ts';
import { addFound } from './add-found.ts';

function found(key: string, changes: Partial<FoundMonitor> = {}): FoundMonitor {
  return {
    key,
    source: 'port',
    container: { host: 'nas', name: key, stack: null },
    draft: {
      ...defaultRules,
      name: key,
      kind: 'tcp',
      settings: {},
      conditions: [],
      tags: [],
      parentId: null,
      labels: {},
      notes: '',
    },
    parentKey: null,
    reason: { en: 'It has a port.', es: 'Tiene un puerto.' },
    monitorId: null,
    ...changes,
  };
}

test('what others are below is added first, and they are put below it', async () => {
  const sent: MonitorDraft[] = [];
  const create = async (draft: MonitorDraft) => {
    sent.push(draft);
    return { id: `id of ${draft.name}` };
  };
  const all = [
    found('web', { parentKey: 'group' }),
    found('group'),
    found('db', { parentKey: 'there' }),
    found('there', { monitorId: 'm9' }),
  ];
  const { added, failed } = await addFound(all, all, create);
  expect(failed).toBeNull();
  expect(added.map(({ key }) => key)).toEqual(['group', 'web', 'db']);
  expect(sent.map(({ name, parentId }) => [name, parentId])).toEqual([
    ['group', null],
    ['web', 'id of group'],
    ['db', 'm9'],
  ]);
});

test('the first that is refused ends it, and what was added is said', async () => {
  const create = async ({ name }: MonitorDraft) => {
    if (name === 'b') throw new Error('no');
    return { id: name };
  };
  const all = [found('a'), found('b'), found('c')];
  const { added, failed } = await addFound(all, all, create);
  expect(added.map(({ key }) => key)).toEqual(['a']);
  expect(failed?.found.key).toBe('b');
});
