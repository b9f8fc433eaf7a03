import { expect, test } from 'vitest';
import { ContainerDetails } from '#contracts/containers/container.ts';
import { fakeRecord } from '../fake-host.ts';
import type { Relations } from '../host.ts';
import { dependenciesOf, dependentsOf } from './dependencies.ts';
import { detailsOf } from './details.ts';
import { environmentOf } from './environment.ts';
import { fakeInspection, type FakeInspection } from './fake-inspection.ts';
import { readInspection } from './record.ts';

function details(options: FakeInspection) {
  const body = fakeInspection(options);
  const { summary, relations } = readInspection('local', body);
  return detailsOf(body, fakeRecord(summary, { relations }), []);
}

const secretive = {
  config: { Env: ['PASSWORD=hunter2', 'URL=postgres://u:hunter2@db/x=y', 'EMPTY=', 'BARE'] },
};

test('values of the environment are nowhere in the details', () => {
  const answer = details(secretive);
  expect(JSON.stringify(answer)).not.toContain('hunter2');
  expect(answer.environment).toEqual(['PASSWORD', 'URL', 'EMPTY', 'BARE']);
  expect(answer.raw).toMatchObject({
    Config: { Env: ['PASSWORD=••••••', 'URL=••••••', 'EMPTY=••••••', 'BARE=••••••'] },
  });
});

test('revealed, a value keeps everything behind the first equals sign', () => {
  expect(environmentOf(fakeInspection(secretive))).toEqual([
    { name: 'PASSWORD', value: 'hunter2' },
    { name: 'URL', value: 'postgres://u:hunter2@db/x=y' },
    { name: 'EMPTY', value: '' },
    { name: 'BARE', value: '' },
  ]);
});

test('details fit the contract and say what is limited, attached, mounted and checked', () => {
  const anonymous = 'f'.repeat(64);
  const volume = { Type: 'volume', Source: '/x', Mode: '', RW: true, Propagation: '' } as const;
  const answer = details({
    hostConfig: {
      Memory: 512 * 2 ** 20,
      CpuQuota: 50_000,
      CpuPeriod: 100_000,
      PidsLimit: 0,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
    },
    networkSettings: {
      Networks: { lab: { IPAddress: '10.0.0.2', Aliases: ['web', 'a'.repeat(12)] } },
    },
    mounts: [
      { ...volume, Name: anonymous, Destination: '/data' },
      { ...volume, Type: 'bind', Destination: '/media', RW: false },
    ],
    state: {
      Health: {
        Status: 'unhealthy',
        FailingStreak: 4,
        Log: [{ Start: '2026-01-01T00:00:00Z', End: '', ExitCode: 1, Output: 'x'.repeat(9_000) }],
      },
    },
    config: { Healthcheck: { Test: ['CMD', 'true'] } },
  });
  expect(ContainerDetails.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({
    limits: { memoryBytes: 512 * 2 ** 20, cpus: 0.5, pids: null },
    restartPolicy: { name: 'on-failure', maximumRetryCount: 3 },
    attachments: [{ network: 'lab', ipv4: '10.0.0.2', aliases: ['web'] }],
    mounts: [
      { kind: 'volume', source: anonymous, target: '/data', readOnly: false, anonymous: true },
      { kind: 'bind', source: '/x', target: '/media', readOnly: true, anonymous: false },
    ],
    healthCheck: { command: ['CMD', 'true'], failingStreak: 4 },
  });
  expect(answer.healthCheck?.log[0]?.output).toHaveLength(4096);
});

test('who needs whom is told from both ends, by name', () => {
  const service = (name: string, relations: Partial<Relations> = {}) =>
    fakeRecord(
      {
        id: name.padEnd(64, '0'),
        name: `lab-${name}-1`,
        stack: { name: 'lab', service: name, workingDirectory: null, configFiles: [] },
      },
      { relations: { dependsOn: [], shares: [], links: [], volumesFrom: [], ...relations } },
    );
  const db = service('db');
  const web = service('web', {
    dependsOn: [{ service: 'db', condition: 'service_healthy' }],
    shares: [{ namespace: 'network', container: db.summary.id }],
    links: ['lab-db-1'],
    volumesFrom: [db.summary.id.slice(0, 12)],
  });
  const other = fakeRecord(
    { id: 'other' },
    { relations: { ...web.relations, shares: [], links: [], volumesFrom: [] } },
  );
  const all = [db, web, other];
  expect(dependenciesOf(web, all)).toEqual([
    { name: 'lab-db-1', reason: 'waits for it to be healthy' },
    { name: 'lab-db-1', reason: 'uses its network namespace' },
    { name: 'lab-db-1', reason: 'is linked to it' },
    { name: 'lab-db-1', reason: 'uses its volumes' },
  ]);
  expect(dependentsOf(db, all)).toEqual([
    { name: 'lab-web-1', reason: 'waits for it to be healthy' },
    { name: 'lab-web-1', reason: 'uses its network namespace and loses it' },
    { name: 'lab-web-1', reason: 'is linked to it' },
    { name: 'lab-web-1', reason: 'uses its volumes' },
  ]);
});
