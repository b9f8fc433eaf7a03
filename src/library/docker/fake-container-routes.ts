import type { ServerResponse } from 'node:http';
import type { CreateContainer } from './container-config.ts';
import type { FakeState } from './fake-state.ts';
import { createdContainer, detailsOf, summaryOf, type FakeContainer } from './fake-container.ts';
import { serveLog } from './fake-logs.ts';

export interface FakeCall {
  readonly state: FakeState;
  /** Captured from the path. */
  readonly name: string;
  readonly query: URLSearchParams;
  /** Only create and update have one; both are taken as written. */
  readonly body: CreateContainer;
  readonly response: ServerResponse;
}

export type Route = readonly [method: string, path: RegExp, handle: (call: FakeCall) => void];

export const containerRoutes: readonly Route[] = [
  ['GET', /^\/containers\/json$/, listAll],
  ['POST', /^\/containers\/create$/, create],
  [
    'GET',
    /^\/containers\/([^/]+)\/json$/,
    (call) => onContainer(call, (container) => answer(call, 200, detailsOf(container))),
  ],
  [
    'GET',
    /^\/containers\/([^/]+)\/logs$/,
    (call) => onContainer(call, (container) => serveLog(container, call.query, call.response)),
  ],
  [
    'GET',
    /^\/containers\/([^/]+)\/stats$/,
    (call) => onContainer(call, (container) => serveStats(call, container)),
  ],
  ['GET', /^\/containers\/([^/]+)\/changes$/, (call) => onContainer(call, () => answer(call, 200, null))],
  [
    'POST',
    /^\/containers\/([^/]+)\/start$/,
    (call) => onContainer(call, (container) => start(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/stop$/,
    (call) => onContainer(call, (container) => stop(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/kill$/,
    (call) => onContainer(call, (container) => kill(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/restart$/,
    (call) => onContainer(call, (container) => restart(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/pause$/,
    (call) => onContainer(call, (container) => enter(call, container, 'paused', 'pause')),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/unpause$/,
    (call) => onContainer(call, (container) => enter(call, container, 'running', 'unpause')),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/rename$/,
    (call) => onContainer(call, (container) => rename(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/update$/,
    (call) => onContainer(call, (container) => update(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/wait$/,
    (call) => onContainer(call, (container) => wait(call, container)),
  ],
  ['DELETE', /^\/containers\/([^/]+)$/, (call) => onContainer(call, (container) => remove(call, container))],
];

export function answer({ response }: Pick<FakeCall, 'response'>, status: number, body?: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

export function findContainer({ containers }: FakeState, idOrName: string): FakeContainer | undefined {
  return [...containers.values()].find(
    ({ id, name }) => name === idOrName || (idOrName.length >= 12 && id.startsWith(idOrName)),
  );
}

export function onContainer(call: FakeCall, act: (container: FakeContainer) => void): void {
  const container = findContainer(call.state, call.name);
  if (container) act(container);
  else answer(call, 404, { message: `No such container: ${call.name}` });
}

function listAll(call: FakeCall): void {
  const all = call.query.get('all') === 'true';
  const listed = [...call.state.containers.values()].filter(
    ({ state }) => all || state === 'running' || state === 'paused',
  );
  answer(call, 200, listed.map(summaryOf));
}

function create(call: FakeCall): void {
  const { state, query, body } = call;
  const name = query.get('name') ?? `fake_${state.containers.size + 1}`;
  if (findContainer(state, name))
    return answer(call, 409, { message: `Conflict. The container name "/${name}" is already in use` });
  const container = createdContainer(name, body, state.clock.now());
  state.containers.set(container.id, container);
  tell(state, container, 'create');
  answer(call, 201, { Id: container.id, Warnings: [] });
}

function tell(
  { events }: FakeState,
  container: FakeContainer,
  action: string,
  attributes: Record<string, string> = {},
): void {
  const { name, config } = container;
  events.emit({
    Type: 'container',
    Action: action,
    id: container.id,
    attributes: { name, image: config.Image, ...config.Labels, ...attributes },
  });
}

function begin({ state }: FakeCall, container: FakeContainer): void {
  container.state = 'running';
  container.exitCode = 0;
  container.startedAt = new Date(state.clock.now()).toISOString();
  tell(state, container, 'start');
}

function end({ state }: FakeCall, container: FakeContainer, exitCode: number): void {
  container.state = 'exited';
  container.exitCode = exitCode;
  container.finishedAt = new Date(state.clock.now()).toISOString();
  tell(state, container, 'die', { exitCode: String(exitCode) });
  for (const follower of container.followers) follower.end();
  for (const reply of container.waiters.splice(0)) reply();
}

function start(call: FakeCall, container: FakeContainer): void {
  if (container.state === 'running') return answer(call, 304);
  begin(call, container);
  answer(call, 204);
}

function stop(call: FakeCall, container: FakeContainer): void {
  if (container.state !== 'running') return answer(call, 304);
  end(call, container, 137);
  tell(call.state, container, 'stop');
  answer(call, 204);
}

function kill(call: FakeCall, container: FakeContainer): void {
  if (container.state !== 'running')
    return answer(call, 409, { message: `Container ${container.id} is not running` });
  tell(call.state, container, 'kill', { signal: call.query.get('signal') ?? 'SIGKILL' });
  end(call, container, 137);
  answer(call, 204);
}

function restart(call: FakeCall, container: FakeContainer): void {
  if (container.state === 'running') end(call, container, 137);
  begin(call, container);
  tell(call.state, container, 'restart');
  answer(call, 204);
}

function enter(call: FakeCall, container: FakeContainer, state: 'paused' | 'running', action: string): void {
  const wanted = state === 'paused' ? 'running' : 'paused';
  if (container.state !== wanted)
    return answer(call, 409, { message: `Container ${container.id} is not ${wanted}` });
  container.state = state;
  tell(call.state, container, action);
  answer(call, 204);
}

function rename(call: FakeCall, container: FakeContainer): void {
  const name = call.query.get('name') ?? '';
  if (findContainer(call.state, name))
    return answer(call, 409, { message: `Conflict. The name "/${name}" is already in use` });
  const oldName = container.name;
  container.name = name;
  tell(call.state, container, 'rename', { oldName: `/${oldName}` });
  answer(call, 204);
}

function update(call: FakeCall, container: FakeContainer): void {
  Object.assign(container.hostConfig, call.body);
  tell(call.state, container, 'update');
  answer(call, 200, { Warnings: null });
}

function remove(call: FakeCall, container: FakeContainer): void {
  const isRunning = container.state === 'running';
  if (isRunning && call.query.get('force') !== 'true') {
    return answer(call, 409, {
      message: `You cannot remove a running container ${container.id}. Stop the container before`,
    });
  }
  if (isRunning) end(call, container, 137);
  call.state.containers.delete(container.id);
  tell(call.state, container, 'destroy');
  answer(call, 204);
}

/** Answers when the container ends; at once when it is not running. */
function wait(call: FakeCall, container: FakeContainer): void {
  const reply = () => answer(call, 200, { StatusCode: container.exitCode, Error: null });
  if (container.state === 'running') container.waiters.push(reply);
  else reply();
}

/** One sample at once, then one each interval. */
function serveStats(call: FakeCall, container: FakeContainer): void {
  const { response, state } = call;
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const send = () =>
    response.write(
      `${JSON.stringify({ read: new Date(state.clock.now()).toISOString(), ...container.stats })}\n`,
    );
  send();
  if (call.query.get('stream') === 'false') return void response.end();
  const timer = setInterval(send, state.statsIntervalMs);
  response.once('close', () => clearInterval(timer));
}
