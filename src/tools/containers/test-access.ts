import type { Caller, Grant, Role } from '#contracts/access.ts';
import type { ContainerDetails, StackMembership } from '#contracts/containers/container.ts';
import { NexusError, notFound } from '#kernel/errors.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { ownHandlers } from './handlers.ts';
import { openLiveFeed } from './live-feed.ts';
import { openOperations } from './operations.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from './test-containers.ts';

/*
 * The handlers with two hosts: jellyfin of the stack media and paperless of the stack office on nas, pihole of none on pi.
 */

const media: StackMembership = { name: 'media', service: 'x', workingDirectory: null, configFiles: [] };
const office: StackMembership = { ...media, name: 'office' };
export const mediaId = 'a'.repeat(64);
export const officeId = `aaaaaab${'b'.repeat(57)}`;

export function guest(role: Grant['role'], scope: Grant['scope'], everywhere: Role = 'guest'): Caller {
  const grants = [{ role, scope }];
  return { kind: 'user', userId: 'u', name: 'eva', role: everywhere, grants, sessionId: 's' };
}

export async function startHandlers() {
  const kernel = await openTestKernel();
  const [nas, pi] = [fakeHost('nas'), fakeHost('pi')];
  const hosts = [nas, pi];
  nas.put({ id: mediaId, name: 'jellyfin', stack: media, state: 'running' });
  nas.put({ id: officeId, name: 'paperless', stack: office, state: 'running' });
  pi.put({ id: 'c'.repeat(64), name: 'pihole' });
  for (const host of hosts) {
    host.inspect = async (id) => detailsOf(host, id);
    host.previewRemoval = async (id) => ({ ...previewOf(host, id) });
    host.logs = () => noLines();
  }
  const operations = await openOperations({ ...kernel, hosts });
  const live = openLiveFeed({ ...kernel, hosts, operations });
  const handlers = ownHandlers({ ...kernel, hosts, operations, live });
  return {
    nas,
    handlers,
    operations,
    async [Symbol.asyncDispose]() {
      live[Symbol.dispose]();
      await operations[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

async function* noLines() {}

function detailsOf(host: FakeHost, id: string): ContainerDetails {
  const summary = host.list().find((record) => record.summary.id === id)?.summary;
  if (!summary) throw notFound('The container');
  const neighbours = host.list().filter((record) => record.summary.id !== id);
  const others = neighbours.map((record) => ({ name: record.summary.name, reason: 'starts after it' }));
  const texts = {
    workingDirectory: '',
    user: '',
    hostname: '',
    engineError: '',
    networkMode: '',
    logDriver: '',
  };
  const flags = { tty: false, autoRemove: false, privileged: false, oomKilled: false };
  const lists = { command: [], entrypoint: [], environment: [], mounts: [], attachments: [] };
  const restartPolicy = { name: 'no', maximumRetryCount: 0 };
  const limits = { memoryBytes: null, cpus: null, pids: null };
  const settings = { restartPolicy, limits, healthCheck: null, raw: {} };
  return { ...summary, ...texts, ...flags, ...lists, ...settings, dependsOn: others, dependents: others };
}

function previewOf(host: FakeHost, id: string) {
  const { name, stack, dependents } = detailsOf(host, id);
  const gone = { writableLayerBytes: null, anonymousVolumes: [], kept: [] };
  return { name, stack, dependents, running: true, command: '', ...gone };
}

export type Running = Awaited<ReturnType<typeof startHandlers>>;
export type Attempt = (running: Running, caller: Caller, host: string, id: string) => unknown;

export const stop = { action: 'stop' } as const;
const remove = { action: 'remove', force: true, removeAnonymousVolumes: false } as const;

/** Everything that can be done to one container, and the least role that may. */
export const attempts: Readonly<Record<string, [Grant['role'], Attempt]>> = {
  details: [
    'viewer',
    ({ handlers }, caller, host, id) => handlers.details({ params: { host, id } }, testCall({ caller })),
  ],
  previewRemoval: [
    'viewer',
    ({ handlers }, caller, host, id) =>
      handlers.previewRemoval({ params: { host, id } }, testCall({ caller })),
  ],
  logs: [
    'viewer',
    ({ handlers }, caller, host, id) =>
      Array.fromAsync(
        handlers.logs({ params: { host, id }, query: { tail: 1, follow: false } }, testCall({ caller })),
      ),
  ],
  stop: ['operator', (running, caller, host, id) => act(running, caller, host, id, stop)],
  remove: ['operator', (running, caller, host, id) => act(running, caller, host, id, remove)],
  revealEnvironment: [
    'admin',
    ({ handlers }, caller, host, id) =>
      handlers.revealEnvironment({ params: { host, id } }, testCall({ caller })),
  ],
};

export function act(
  { handlers }: Running,
  caller: Caller,
  host: string,
  id: string,
  body: typeof stop | typeof remove,
) {
  return handlers.act({ params: { host, id }, query: { wait: true }, body }, testCall({ caller }));
}

/** `done`, or the status and sentence of the refusal. */
export async function outcome(attempt: Attempt, running: Running, caller: Caller, host: string, id: string) {
  try {
    await attempt(running, caller, host, id);
    return 'done';
  } catch (error) {
    if (error instanceof NexusError) return `${error.status} ${error.message}`;
    throw error;
  }
}
