import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCli } from './run-cli.ts';

/** Runs a command line, as far as it can be without a process. */
export async function run(
  words: string[],
  environment: Record<string, string> = {},
  input = '',
  line?: string,
) {
  const printed = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof printed) => ({
    write(text: string, written?: () => void) {
      printed[name] += text;
      written?.();
      return true;
    },
  });
  const code = await runCli(words, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    environment: { NEXUS_CONFIG: '/no/such/file', ...environment },
    signal: new AbortController().signal,
    nowMs: 0,
    readInput: () => Promise.resolve(input),
    readLine: line === undefined ? undefined : () => Promise.resolve(line),
  });
  return { code, ...printed };
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers as NEXUS would, as far as tests ask; until the test is over. */
export async function openServer(answer: Answer, whenOver: (close: () => void) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  whenOver(() => void server.close());
  // A TCP server that listens has a port.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
