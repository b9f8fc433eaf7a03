import { answer, findContainer, type FakeCall } from './fake-call.ts';
import { createdContainer, type FakeContainer } from './fake-container.ts';
import type { FakeState } from './fake-state.ts';

export function create(call: FakeCall): void {
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

export function start(call: FakeCall, container: FakeContainer): void {
  if (container.state === 'running') return answer(call, 304);
  begin(call, container);
  answer(call, 204);
}

export function stop(call: FakeCall, container: FakeContainer): void {
  if (container.state !== 'running') return answer(call, 304);
  end(call, container, 137);
  tell(call.state, container, 'stop');
  answer(call, 204);
}

export function kill(call: FakeCall, container: FakeContainer): void {
  if (container.state !== 'running')
    return answer(call, 409, { message: `Container ${container.id} is not running` });
  tell(call.state, container, 'kill', { signal: call.query.get('signal') ?? 'SIGKILL' });
  end(call, container, 137);
  answer(call, 204);
}

export function restart(call: FakeCall, container: FakeContainer): void {
  if (container.state === 'running') end(call, container, 137);
  begin(call, container);
  tell(call.state, container, 'restart');
  answer(call, 204);
}

export function enter(
  call: FakeCall,
  container: FakeContainer,
  state: 'paused' | 'running',
  action: string,
): void {
  const wanted = state === 'paused' ? 'running' : 'paused';
  if (container.state !== wanted)
    return answer(call, 409, { message: `Container ${container.id} is not ${wanted}` });
  container.state = state;
  tell(call.state, container, action);
  answer(call, 204);
}

export function rename(call: FakeCall, container: FakeContainer): void {
  const name = call.query.get('name') ?? '';
  if (findContainer(call.state, name))
    return answer(call, 409, { message: `Conflict. The name "/${name}" is already in use` });
  const oldName = container.name;
  container.name = name;
  tell(call.state, container, 'rename', { oldName: `/${oldName}` });
  answer(call, 204);
}

export function update(call: FakeCall, container: FakeContainer): void {
  Object.assign(container.hostConfig, call.body);
  tell(call.state, container, 'update');
  answer(call, 200, { Warnings: null });
}

export function remove(call: FakeCall, container: FakeContainer): void {
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
export function wait(call: FakeCall, container: FakeContainer): void {
  const reply = () => answer(call, 200, { StatusCode: container.exitCode, Error: null });
  if (container.state === 'running') container.waiters.push(reply);
  else reply();
}
