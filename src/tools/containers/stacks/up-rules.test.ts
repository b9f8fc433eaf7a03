import { expect, test } from 'vitest';
import type { ServiceConfig } from '#library/compose/service-hash.ts';
import { serviceHash } from '#library/compose/service-hash.ts';
import type { StackContainer } from './host-compose.ts';
import { judgeServices, type JudgeInput } from './up-rules.ts';

const busybox = { image: 'busybox' };

function container(
  service: string,
  config: ServiceConfig,
  more: Partial<StackContainer> = {},
): StackContainer {
  return {
    id: `id-${service}`,
    name: `lab-${service}-1`,
    project: 'lab',
    service,
    number: 1,
    createdAtMs: 0,
    state: 'running',
    health: null,
    exitCode: null,
    image: 'busybox',
    imageId: 'sha256:a',
    configHash: serviceHash(config),
    imageLabel: 'sha256:a',
    workingDirectory: '/lab',
    configFiles: ['/lab/compose.yaml'],
    environmentFiles: [],
    volumes: [],
    networks: [],
    ...more,
  };
}

function judge(
  services: Record<string, ServiceConfig>,
  containers: StackContainer[],
  more: Partial<JudgeInput> = {},
) {
  const hashes = new Map(
    Object.entries(services).map(([name, config]) => [name, serviceHash(config)] as const),
  );
  const none = { networks: {}, volumes: {}, configs: {}, warnings: [] };
  const judged = judgeServices({
    stack: 'lab',
    project: { services, hashes, ...none },
    containers,
    written: new Set(Object.keys(services)),
    imageIds: new Map([['busybox', 'sha256:a']]),
    composeVersion: '2.26.1',
    pull: 'missing',
    build: false,
    removeOrphans: false,
    forceRecreate: false,
    services: [],
    ...more,
  });
  return judged.map(({ service, change }) => `${service} ${change}`);
}

test('what is as the files say stays', () => {
  expect(judge({ web: busybox }, [container('web', busybox)])).toEqual(['web unchanged']);
});

test('what is missing, stopped or different is made, started or recreated', () => {
  expect(
    judge({ a: busybox, b: busybox, c: busybox }, [
      container('b', busybox, { state: 'exited' }),
      container('c', { image: 'other' }),
    ]),
  ).toEqual(['a create', 'b start', 'c recreate']);
});

test('a newer image under the same name recreates', () => {
  const imageIds = new Map([['busybox', 'sha256:b']]);
  expect(judge({ web: busybox }, [container('web', busybox)], { imageIds })).toEqual(['web recreate']);
});

test('what depends on a recreated service goes along, as far as this compose does it', () => {
  const web = { ...busybox, depends_on: { db: { restart: true } } };
  const far = { ...busybox, depends_on: { web: { restart: false } } };
  const containers = [container('db', { image: 'old' }), container('web', web), container('far', far)];
  const services = { far, web, db: busybox };
  expect(judge(services, containers)).toEqual(['db recreate', 'web recreate', 'far recreate']);
  expect(judge(services, containers, { composeVersion: '2.39.2' })).toEqual([
    'db recreate',
    'web restart',
    'far unchanged',
  ]);
});

test('a shared network is compared with the container that has it', () => {
  const side = { ...busybox, network_mode: 'service:vpn', depends_on: { vpn: {} } };
  const made = container('side', { ...side, network_mode: 'container:id-vpn' });
  expect(judge({ side, vpn: busybox }, [container('vpn', busybox), made])).toEqual([
    'vpn unchanged',
    'side unchanged',
  ]);
  const moved = container('side', { ...side, network_mode: 'container:gone' });
  expect(judge({ side, vpn: busybox }, [container('vpn', busybox), moved])).toEqual([
    'vpn unchanged',
    'side recreate',
  ]);
});

test('orphans go only when asked; a service without its profile is none', () => {
  const containers = [container('web', busybox), container('old', busybox), container('debug', busybox)];
  const written = new Set(['web', 'debug']);
  expect(judge({ web: busybox }, containers, { written })).toEqual(['web unchanged', 'old orphan']);
  expect(judge({ web: busybox }, containers, { written, removeOrphans: true })).toEqual([
    'web unchanged',
    'old remove',
  ]);
});

test('of some services, those are judged that they need', () => {
  const web = { ...busybox, depends_on: { db: {} } };
  expect(judge({ web, db: busybox, far: busybox }, [], { services: ['web'] })).toEqual([
    'db create',
    'web create',
  ]);
});

test('the number of containers is part of it', () => {
  const three = { ...busybox, deploy: { replicas: 3 } };
  expect(judge({ web: three }, [container('web', three)])).toEqual(['web create']);
  const two = [container('web', busybox), container('web', busybox, { id: 'second', number: 2 })];
  expect(judge({ web: busybox }, two)).toEqual(['web remove']);
});
