import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Credentials } from './credentials.ts';
import { jsonObject } from './json-object.ts';

/** What a program that keeps logins said. Its own words are never passed on: they may hold a secret. */
export type HelperOutcome =
  | { readonly kind: 'found'; readonly credentials: Credentials }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly why: 'missing' | 'timeout' | 'failed' | 'wrong-answer' };

export interface HelperOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Where helpers are looked for; the process's own PATH when it is not said. */
  readonly folder?: string;
}

const mostBytes = 64 * 1024;
const defaultTimeoutMs = 10_000;

/** Asks `docker-credential-NAME get` (docker-credential-helpers protocol). `name` comes out of a checked configuration. */
export async function askHelper(
  name: string,
  server: string,
  options: HelperOptions = {},
): Promise<HelperOutcome> {
  const { timeoutMs = defaultTimeoutMs, signal: outer, folder } = options;
  outer?.throwIfAborted();
  const deadline = AbortSignal.timeout(timeoutMs);
  const program = `docker-credential-${name}`;
  const child = spawn(folder === undefined ? program : `${folder}/${program}`, ['get'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    signal: outer ? AbortSignal.any([outer, deadline]) : deadline,
    killSignal: 'SIGKILL',
  });
  try {
    const { code, output } = await runToEnd(child, server);
    return code === 0 ? readAnswer(output) : withoutLogin(output.toString('utf8'));
  } catch (error) {
    outer?.throwIfAborted();
    if (deadline.aborted) return { kind: 'failed', why: 'timeout' };
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: 'failed', why: isMissing ? 'missing' : 'failed' };
  }
}

async function runToEnd(child: ChildProcessByStdio<Writable, Readable, null>, server: string) {
  const ended = Promise.withResolvers<number | null>();
  child.once('error', ended.reject);
  child.once('exit', ended.resolve);
  // A helper that ends without reading is told by its code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${server}\n`);
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
    else child.kill('SIGKILL');
  });
  const drained = Promise.withResolvers<void>();
  child.stdout.once('close', drained.resolve);
  const code = await ended.promise;
  await drained.promise;
  return { code, output: Buffer.concat(chunks) };
}

function withoutLogin(text: string): HelperOutcome {
  return /credentials not found|no credentials/i.test(text)
    ? { kind: 'none' }
    : { kind: 'failed', why: 'failed' };
}

function readAnswer(output: Buffer): HelperOutcome {
  const { Username: username, Secret: secret } = jsonObject(output) ?? {};
  if (typeof username !== 'string' || typeof secret !== 'string')
    return { kind: 'failed', why: 'wrong-answer' };
  if (username === '' && secret === '') return { kind: 'none' };
  const credentials: Credentials =
    username === '<token>'
      ? { kind: 'identity-token', token: secret }
      : { kind: 'password', username, password: secret };
  return { kind: 'found', credentials };
}
