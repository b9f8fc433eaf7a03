import { expect, test } from 'vitest';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import { notFound, unavailable } from '#kernel/errors.ts';
import { createLog } from '#kernel/log.ts';
import type { ContainersSource } from './containers-source.ts';
import { openSubjects } from './open-subjects.ts';

const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const imageId = `sha256:${'1'.repeat(64)}`;

function container(wanted: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id: 'c1',
    host: 'nas',
    name: 'web',
    image: 'nginx:1.27',
    imageId,
    state: 'running',
    health: null,
    exitCode: null,
    createdAtMs: 1,
    startedAtMs: 1,
    finishedAtMs: null,
    restartCount: 0,
    ports: [],
    stack: { name: 'site', service: 'front', workingDirectory: null, configFiles: [] },
    labels: {},
    networks: [],
    ...wanted,
  };
}

function lab() {
  const state = {
    containers: [container()],
    hosts: [status('live')],
    digests: ['nginx@sha256:old'],
    hasImage: true,
    detailsRead: 0,
  };
  const source: ContainersSource = {
    list: () => Promise.resolve({ hosts: state.hosts, containers: state.containers }),
    images: () => Promise.resolve([{ ...summary(), digests: state.digests }]),
    imageDetails() {
      state.detailsRead += 1;
      if (!state.hasImage) return Promise.reject(notFound('The image'));
      return Promise.resolve({
        ...summary(),
        digests: state.digests,
        operatingSystem: 'linux',
        architecture: 'arm/v7',
        variant: 'v7',
        command: [],
        entrypoint: [],
        workingDirectory: '',
        user: '',
        ports: [],
        volumes: [],
        labels: { a: 'b' },
        layers: [],
      });
    },
  };
  return { state, source, subjects: openSubjects(source, log) };
}

function status(state: HostStatus['state']): HostStatus {
  const rest = { name: 'nas', sinceMs: 0, fixes: [], address: '', engine: null };
  return { id: 'nas', state, reason: state === 'live' ? '' : 'no route', ...rest };
}

function summary() {
  const rest = { tags: [], createdAtMs: 5, sizeBytes: 1, sharedBytes: null, usedBy: [], isRollback: false };
  return { host: 'nas', id: imageId, ...rest };
}

test('a container is known with its reference, its stack and the image that it runs', async () => {
  const { subjects } = lab();
  expect(await subjects.refresh()).toEqual(new Set(['nas/web']));
  expect(subjects.get('nas', 'web')).toMatchObject({
    stack: 'site',
    service: 'front',
    reference: { domain: 'docker.io', path: 'library/nginx', tag: '1.27' },
    local: { digests: ['nginx@sha256:old'], platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
    isSelf: false,
  });
  expect(await subjects.refresh()).toEqual(new Set());
});

test('an image is read once, and its digests again when that is asked for', async () => {
  const { subjects, state } = lab();
  state.containers.push(container({ id: 'c2', name: 'other' }));
  await subjects.refresh();
  state.digests = ['nginx@sha256:old', 'nginx@sha256:new'];
  expect(await subjects.refresh()).toEqual(new Set());
  expect(await subjects.refresh({ withImages: true })).toEqual(new Set(['nas/web', 'nas/other']));
  expect(state.detailsRead).toBe(1);
});

test('an image that is gone from the host is said to be gone, and found again when it is back', async () => {
  const { subjects, state } = lab();
  state.hasImage = false;
  await subjects.refresh();
  expect(subjects.get('nas', 'web')?.local).toBe('gone');
  state.hasImage = true;
  await subjects.refresh({ withImages: true });
  expect(subjects.get('nas', 'web')?.local).toMatchObject({ labels: { a: 'b' } });
});

test('containers of a host that is lost stay as they were, and the host is named', async () => {
  const { subjects, state } = lab();
  await subjects.refresh();
  state.hosts = [status('unreachable')];
  state.containers = [];
  expect(await subjects.refresh()).toEqual(new Set());
  expect(subjects.get('nas', 'web')).toBeDefined();
  expect(subjects.missing()).toEqual([{ host: 'nas', reason: 'no route' }]);
});

test('what was removed is gone, what was replaced has changed', async () => {
  const { subjects, state } = lab();
  state.containers.push(container({ id: 'c2', name: 'other' }));
  await subjects.refresh();
  state.containers = [container({ id: 'c3' })];
  expect(await subjects.refresh()).toEqual(new Set(['nas/web', 'nas/other']));
  expect(subjects.get('nas', 'other')).toBeUndefined();
});

test('containers that NEXUS makes in passing are none of the watched ones', async () => {
  const { subjects, state } = lab();
  state.containers = [
    container({ name: 'web-nexus-0a1b2c3d' }),
    container({ name: 'web-nexus-0a1b2c3d-old' }),
    container({ name: 'nexus-replace-1', labels: { 'nexus.helper': 'replace' } }),
  ];
  await subjects.refresh();
  expect(subjects.all()).toEqual([]);
});

test('an image named by its id is no reference', async () => {
  const { subjects, state } = lab();
  state.containers = [container({ image: imageId }), container({ name: 'b', image: '5c1ec0e60101' })];
  await subjects.refresh();
  expect(subjects.all().map(({ reference }) => reference)).toEqual([undefined, undefined]);
});

test('when Containers does not answer, what was seen stays', async () => {
  const { subjects, source } = lab();
  await subjects.refresh();
  source.list = () => Promise.reject(unavailable('Containers is not there.'));
  await expect(subjects.refresh()).rejects.toThrow('Containers is not there.');
  expect(subjects.all()).toHaveLength(1);
});
