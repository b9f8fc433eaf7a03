import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './listening-port.ts';

const bundle = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const dockerfile = fileURLToPath(new URL('../deploy/Dockerfile', import.meta.url));
const answerWithinMs = 20_000;

/** A program with an HTTP port, started by a benchmark and stopped when disposed of. */
export interface ServerProcess extends AsyncDisposable {
  readonly pid: number;
  readonly url: string;
  /** From spawning to the first answer. */
  readonly startMs: number;
  /** What it has printed so far. */
  output(): string;
}

/** The bundled NEXUS on a data folder of its own, with the options that the image gives to Node and to the C library. */
export async function startNexus(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const image = await readFile(dockerfile, 'utf8');
  return startServer('/healthz', (port) => ({
    args: [...optionsIn(image), bundle],
    environment: {
      ...environmentIn(image),
      NEXUS_DATA_DIR: dataDir,
      NEXUS_PORT: String(port),
      NEXUS_LISTEN: '127.0.0.1',
      ...settings,
    },
  }));
}

/** A bundle of ours with the same options, that is given arguments and, as its last, a port. */
export async function startAsInImage(file: string, args: readonly string[]): Promise<ServerProcess> {
  const image = await readFile(dockerfile, 'utf8');
  return startServer('/', (port) => ({
    args: [...optionsIn(image), file, ...args, String(port)],
    environment: environmentIn(image),
  }));
}

function optionsIn(image: string): string[] {
  const entryPoint = /^ENTRYPOINT \["node", (.*)\]$/m.exec(image)?.[1];
  return JSON.parse(`[${entryPoint}]`);
}

function environmentIn(image: string): Record<string, string> {
  const line = /^ENV (.*)$/m.exec(image)?.[1] ?? '';
  return Object.fromEntries(line.split(' ').map((pair) => pair.split('=', 2)));
}

/** The smallest server that Node can be: what any start costs at least. */
export function startBareNode(): Promise<ServerProcess> {
  const program =
    "require('node:http').createServer((_, answer) => answer.end('ok')).listen(process.env.PORT, '127.0.0.1')";
  return startServer('/', (port) => ({ args: ['-e', program], environment: { PORT: String(port) } }));
}

/** A program of ours that is given arguments and, as its last, a port. */
export function startProgram(file: string, args: readonly string[]): Promise<ServerProcess> {
  return startServer('/', (port) => ({ args: [file, ...args, String(port)] }));
}

interface Program {
  /** Of Node. */
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

async function startServer(path: string, programFor: (port: number) => Program): Promise<ServerProcess> {
  const port = await freePort();
  const { args, environment } = programFor(port);
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [...args], {
    env: { ...sameEngine(), PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await firstAnswer(`${url}${path}`, child, () => printed);
  const startMs = performance.now() - started;
  return { pid: child.pid!, url, startMs, output: () => printed, [Symbol.asyncDispose]: () => stop(child) };
}

/** The engine that the floors are measured at. */
function sameEngine(): Record<string, string> {
  const address = process.env['DOCKER_HOST'];
  return address === undefined ? {} : { NEXUS_DOCKER_HOST: address };
}

async function firstAnswer(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + answerWithinMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(2);
  }
  child.kill('SIGKILL');
  throw new Error(`No answer from ${url} within ${answerWithinMs} ms:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** A folder that is gone again when disposed of. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'nexus-bench-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
