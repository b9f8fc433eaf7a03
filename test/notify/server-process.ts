import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from '#kernel/eventually.ts';

export interface ServerProcess extends AsyncDisposable {
  /** What it has printed so far. */
  printed(): string;
}

/** Runs a server in the foreground, and resolves once its ports answer. Disposing kills it, as a crash would. */
export async function startServer(
  command: string,
  args: readonly string[],
  ports: readonly number[],
): Promise<ServerProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  try {
    for (const port of ports)
      await eventually(async () => {
        if (child.exitCode !== null) throw new Error(`${command} ended:\n${printed}`);
        return (await answers(port)) || undefined;
      }, 15_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { printed: () => printed, [Symbol.asyncDispose]: stop };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
