import { spawn } from 'node:child_process';
import { detailOf, type Reason } from '../reasons.ts';
import { type PingResult, readPingOutput, readUnfinished } from './read-ping-output.ts';

export type PingRun =
  | { readonly result: PingResult; readonly reason?: undefined }
  | { readonly result?: undefined; readonly reason: Reason };

/** A program with what comes before the arguments of ping. */
export type PingProgram = readonly [program: string, ...before: readonly string[]];

/** What is looked for, in this order. */
export const usualPrograms: readonly PingProgram[] = [['ping'], ['busybox', 'ping']];

const missing: Reason = { id: 'no-program', detail: 'There is neither ping (iputils-ping) nor busybox' };
const maxOutput = 64 * 1024;
/** In English, whatever the language of the host, and found where programs are. */
const environment = {
  LC_ALL: 'C',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

/** Pings with the first of the programs that is there. Ended, never left behind, when the signal aborts. */
export async function runPing(
  programs: readonly PingProgram[],
  { family, count, size, address }: { family: 4 | 6; count: number; size: number; address: string },
  signal: AbortSignal,
): Promise<PingRun> {
  const asked = [`-${family}`, '-c', String(count), '-s', String(size), address];
  for (const [program, ...before] of programs) {
    // The next is only for when this one is missing.
    // oxlint-disable-next-line no-await-in-loop
    const ended = await runProgram(program, [...before, ...asked], signal);
    if (ended !== 'missing') return readEnd(ended, count);
  }
  return { reason: missing };
}

interface Ended {
  readonly said: string;
  readonly complained: string;
  readonly isCut: boolean;
}

function runProgram(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Ended | 'missing'> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], shell: false });
    const [said, complained] = [collect(child.stdout), collect(child.stderr)];
    let isCut = false;
    const stop = () => {
      isCut = true;
      child.kill('SIGKILL');
    };
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    child.once('error', () => {
      signal.removeEventListener('abort', stop);
      resolve('missing');
    });
    child.once('close', () => {
      signal.removeEventListener('abort', stop);
      resolve({ said: said(), complained: complained(), isCut });
    });
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    if (text.length < maxOutput) text += chunk.toString('latin1');
  });
  return () => text;
}

function readEnd({ said, complained, isCut }: Ended, count: number): PingRun {
  const result = isCut ? readUnfinished(said, count) : readPingOutput(said);
  const all = `${said}\n${complained}`;
  const isLost = result === undefined || result.received === 0;
  if (isLost && /unreachable/i.test(all))
    return { reason: { id: 'unreachable', detail: lineWith(all, /unreachable/i) } };
  if (result !== undefined) return { result };
  if (/applet not found/i.test(complained)) return { reason: missing };
  if (/permission denied|not permitted|are you root/i.test(complained))
    return { reason: { id: 'no-permission' } };
  return { reason: { id: 'bad-answer', detail: detailOf(`ping said: ${complained || said}`) } };
}

function lineWith(text: string, words: RegExp): string {
  return detailOf(text.split('\n').find((line) => words.test(line)) ?? '');
}
