import { expect, test } from 'vitest';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import { manualClock } from '#kernel/clock.ts';
import { admin } from '#kernel/test-call.ts';
import { kinds } from '../checks/kinds.ts';
import { openTestMonitors } from '../monitors/test-monitors.ts';
import { openTestKernel, type TestKernel } from '../test-pulse.ts';
import { followOnce } from './follow-labels.ts';
import { container } from './test-discovery.ts';

const host: HostStatus = {
  id: 'nas',
  name: 'nas',
  state: 'live',
  sinceMs: 0,
  reason: '',
  fixes: [],
  address: 'unix:///var/run/docker.sock',
  engine: null,
};
const rest = {
  id: 'c1',
  image: 'photos',
  imageId: 'sha256:1',
  exitCode: null,
  createdAtMs: 0,
  startedAtMs: 0,
  finishedAtMs: null,
  restartCount: 0,
  networks: [],
};
const labels = { 'nexus.pulse.http': 'https://photos.lan/', 'nexus.pulse.interval': '30s' };
const minuteMs = 60_000;

async function open(kernel: TestKernel) {
  const monitors = await openTestMonitors(kernel, kinds);
  const goneSinceMs = new Map<string, number>();
  const refused = new Map<string, string>();
  /** The labels of the containers, by name. */
  const follow = (all: Record<string, Record<string, string>>, state: HostStatus['state'] = 'live') => {
    const containers: ContainerSummary[] = Object.entries(all).map(([name, of]) => ({
      ...container(of, { name }),
      ...rest,
    }));
    const listContainers = async () => ({ hosts: [{ ...host, state }], containers });
    const options = { kernel, kinds, monitors, listContainers, isInContainer: false };
    return followOnce(options, goneSinceMs, refused);
  };
  return { monitors, follow };
}

test('labels make a monitor once, and change it when they change', async () => {
  await using kernel = await openTestKernel();
  const { monitors, follow } = await open(kernel);
  await follow({ photos: labels });
  await follow({ photos: labels });
  const [monitor] = monitors.all();
  expect(monitors.all()).toHaveLength(1);
  expect(monitor).toMatchObject({
    name: 'photos',
    origin: 'labels',
    intervalMs: 30_000,
    createdBy: 'pulse',
    labels: { host: 'nas', container: 'photos' },
  });
  expect(await kernel.published()).toHaveLength(1);
  await follow({ photos: { ...labels, 'nexus.pulse.interval': '10s' } });
  expect(monitors.all()).toMatchObject([{ id: monitor?.id, intervalMs: 10_000 }]);
});

test('what labels say nothing of stays as a person has set it', async () => {
  await using kernel = await openTestKernel();
  const { monitors, follow } = await open(kernel);
  await follow({ photos: labels });
  const [{ id } = { id: '' }] = monitors.all();
  const draft = {
    ...monitors.get(id)!,
    conditions: [],
    tags: [{ name: 'home' }],
    notes: 'ask ana',
    settings: { url: 'https://photos.lan/', user: 'ana', password: 'sesame' },
  };
  await monitors.change(id, draft, admin);
  await follow({ photos: { ...labels, 'nexus.pulse.with.user': 'ana' } });
  expect(monitors.get(id)).toMatchObject({
    tags: [{ name: 'home' }],
    notes: 'ask ana',
    settings: { user: 'ana', password: 'sesame' },
  });
});

test('a container that is made anew changes nothing; one that stays away is paused, and resumed with it', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  const { monitors, follow } = await open(kernel);
  const states = () => monitors.all().map(({ state }) => state);
  await follow({ photos: labels });
  await follow({});
  clock.advance(9 * minuteMs);
  await follow({});
  expect(states()).toEqual(['active']);
  await follow({ photos: labels });
  await follow({});
  clock.advance(9 * minuteMs);
  await follow({});
  expect(states()).toEqual(['active']);
  clock.advance(minuteMs);
  await follow({});
  expect(states()).toEqual(['paused']);
  await follow({ photos: labels });
  expect(states()).toEqual(['active']);
});

test('labels that were taken away pause at once; a pause by a person stays', async () => {
  await using kernel = await openTestKernel();
  const { monitors, follow } = await open(kernel);
  await follow({ photos: labels });
  await follow({ photos: {} });
  expect(monitors.all()).toMatchObject([{ state: 'paused', updatedBy: 'pulse' }]);
  await follow({ photos: labels });
  await monitors.pause([monitors.all()[0]?.id ?? ''], admin);
  await follow({ photos: labels });
  expect(monitors.all()).toMatchObject([{ state: 'paused', updatedBy: 'ana' }]);
});

test('of a host that cannot be seen nothing is concluded', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernel({ clock });
  const { monitors, follow } = await open(kernel);
  await follow({ photos: labels });
  await follow({}, 'unreachable');
  clock.advance(60 * minuteMs);
  await follow({}, 'unreachable');
  expect(monitors.all()).toMatchObject([{ state: 'active' }]);
});

test('what cannot be is said once, and does not stop the others', async () => {
  await using kernel = await openTestKernel();
  const { monitors, follow } = await open(kernel);
  const wrong = { ...labels, 'nexus.pulse.condition': '[STATUS' };
  await follow({ films: wrong, photos: labels });
  await follow({ films: wrong, photos: labels });
  expect(monitors.all().map(({ name }) => name)).toEqual(['photos']);
  expect(kernel.complaints).toEqual([expect.stringContaining('nas/films/nexus/http')]);
});
