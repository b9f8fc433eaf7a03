import type { ServerResponse } from 'node:http';
import type { CreateContainer } from './container-config.ts';
import type { FakeContainer } from './fake-container.ts';
import type { FakeState } from './fake-state.ts';

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
