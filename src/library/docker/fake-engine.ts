import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { EngineAddress } from './engine-address.ts';
import type { EngineEvent } from './events.ts';
import { fakeClock } from './fake-clock.ts';
import { newFakeContainer, type FakeContainer, type FakeContainerOptions } from './fake-container.ts';
import { fakeEvents, type FakeEvent } from './fake-events.ts';
import type { HijackStatus } from './fake-exec.ts';
import type { FakeFailure } from './fake-failure.ts';
import { appendLog } from './fake-logs.ts';
import { serveFake, serveFakeUpgrade } from './fake-serve.ts';
import type { FakeImage, FakeState } from './fake-state.ts';
import type { OutputStream } from './frames.ts';

export interface FakeEngineOptions {
  /** A unix socket to listen on. Default: a free port of 127.0.0.1. */
  readonly socketPath?: string;
  readonly apiVersion?: string;
  readonly minApiVersion?: string;
  readonly hijackStatus?: HijackStatus;
  readonly statsIntervalMs?: number;
  readonly now?: () => number;
}

/** A Docker engine for tests: listens for real, keeps everything in memory, fails when told to. */
export interface FakeEngine extends AsyncDisposable {
  readonly address: EngineAddress;
  /** Every request so far, as `GET /containers/json`: without version and query. */
  readonly requests: string[];
  /** The same requests as they came: `/v1.41/containers/json?all=true`. */
  readonly urls: string[];
  id: string;
  apiVersion: string;
  minApiVersion: string;
  readonly containers: ReadonlyMap<string, FakeContainer>;
  /** Answers of `GET /images/json`, `GET /networks` and `GET /volumes`: push to them. */
  readonly images: FakeImage[];
  /** What every pull ends with, when it shall fail. */
  pullError: string | undefined;
  readonly networks: object[];
  readonly volumes: object[];
  addContainer(options: FakeContainerOptions): FakeContainer;
  emit(event: FakeEvent): EngineEvent;
  /** Writes to a container's log; `text` is a line unless it is bytes. */
  log(
    container: FakeContainer,
    text: string | Buffer,
    options?: { stream?: OutputStream; timeNano?: string },
  ): void;
  /** The next `times` requests that begin with `request`, such as `GET /containers/json`, fail. Default once. */
  fail(request: string, failure: FakeFailure, times?: number): void;
  /** Ends every connection at once; new ones are accepted. */
  cut(): void;
  /** As `cut`, and forgets its events. */
  restart(): void;
}

export async function startFakeEngine(options: FakeEngineOptions = {}): Promise<FakeEngine> {
  const state = newState(options);
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => void serveFake(state, request, response));
  server.on('upgrade', (request, socket, head) => serveFakeUpgrade(state, request, socket, head));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(
    options.socketPath ? { path: options.socketPath } : { host: '127.0.0.1', port: 0 },
    listening.resolve,
  );
  await listening.promise;
  const bound = server.address();
  const address =
    typeof bound === 'object' && bound
      ? { host: '127.0.0.1', port: bound.port }
      : { socketPath: String(bound) };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(state, controlsOf(state, cut), {
    address,
    async [Symbol.asyncDispose]() {
      cut();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  });
}

function newState(options: FakeEngineOptions): FakeState {
  const clock = fakeClock(options.now ?? Date.now);
  return {
    id: 'FAKE:ENGINE',
    apiVersion: options.apiVersion ?? '1.52',
    minApiVersion: options.minApiVersion ?? '1.24',
    hijackStatus: options.hijackStatus ?? 101,
    statsIntervalMs: options.statsIntervalMs ?? 1_000,
    clock,
    events: fakeEvents(clock),
    containers: new Map(),
    failures: [],
    requests: [],
    urls: [],
    images: [],
    pullError: undefined,
    networks: [],
    volumes: [],
  };
}

type Controls = Pick<FakeEngine, 'addContainer' | 'emit' | 'log' | 'fail' | 'cut' | 'restart'>;

function controlsOf(state: FakeState, cut: () => void): Controls {
  const { clock, events, containers, failures } = state;
  return {
    addContainer(options) {
      const container = newFakeContainer(options, clock.now());
      containers.set(container.id, container);
      return container;
    },
    emit: (event) => events.emit(event),
    log(container, text, { stream = 'stdout', timeNano = clock.nextNano() } = {}) {
      const lineEnd = container.config.Tty ? '\r\n' : '\n';
      const bytes = typeof text === 'string' ? Buffer.from(text + lineEnd) : text;
      appendLog(container, { stream, timeNano, bytes });
    },
    fail: (request, failure, times = 1) => void failures.push({ request, failure, left: times }),
    cut,
    restart() {
      events.clear();
      cut();
    },
  };
}
