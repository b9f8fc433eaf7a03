import { expect, test } from 'vitest';
import { fakeRecord } from '../fake-host.ts';
import type { Relations } from '../host.ts';
import { dependentsOf } from './dependents.ts';

const ids = { vpn: '1'.repeat(64), web: '2'.repeat(64), side: '3'.repeat(64), other: '4'.repeat(64) };

function record(name: keyof typeof ids, relations: Partial<Relations> = {}) {
  const none = { dependsOn: [], shares: [], links: [], volumesFrom: [] };
  return fakeRecord({ id: ids[name], name }, { relations: { ...none, ...relations } });
}

function namesOf(records: ReturnType<typeof record>[]) {
  return dependentsOf(ids.vpn, records).map(({ record: { summary }, reason }) => [summary.name, reason]);
}

test('sharers of namespaces go along, and those who share with them, in order', () => {
  const side = record('side', {
    shares: [
      { namespace: 'network', container: ids.vpn },
      { namespace: 'pid', container: 'web' },
    ],
  });
  const web = record('web', { shares: [{ namespace: 'network', container: ids.vpn }] });
  expect(namesOf([side, record('other'), web, record('vpn')])).toEqual([
    ['web', 'uses its network namespace'],
    ['side', 'uses its network namespace'],
  ]);
});

test('takers of volumes and linked ones go along; what only starts later does not', () => {
  const web = record('web', { volumesFrom: ['vpn'] });
  const side = record('side', { links: [ids.web.slice(0, 12)] });
  const other = record('other', { dependsOn: [{ service: 'vpn', condition: 'service_started' }] });
  expect(namesOf([side, web, other, record('vpn')])).toEqual([
    ['web', 'uses its volumes'],
    ['side', 'is linked to it'],
  ]);
});

test('who needs each other is named once', () => {
  const web = record('web', { links: ['vpn', 'side'] });
  const side = record('side', { links: ['web'] });
  expect(namesOf([web, side, record('vpn')]).map(([name]) => name)).toEqual(['web', 'side']);
});
