import { randomBytes } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { isInContainer } from '#kernel/in-container.ts';

/** How long one of them may take. */
const waitMs = 1_500;
/** What routers listen on; one that refuses is there as well. */
const gatewayPorts = [53, 80, 443];

/**
 * Whether our own network leads anywhere: the gateway answers, or a name server of ours says something that it has to ask others
 * for. Never throws. In a container the gateway is the host itself, and says nothing about the network.
 */
export async function isReferenceReachable(): Promise<boolean> {
  const gateway = (await isInContainer())
    ? undefined
    : gatewayOf(await readFile('/proc/net/route', 'utf8').catch(() => ''));
  const answers = await Promise.all([
    asksOthers(),
    ...(gateway === undefined ? [] : gatewayPorts.map((port) => isThere(gateway, port))),
  ]);
  return answers.includes(true);
}

/** The default route of Linux's table: hexadecimal, lowest byte first (proc_net(5)). */
export function gatewayOf(table: string): string | undefined {
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  const hex = rows.find(([, destination]) => destination === '00000000')?.[2];
  if (hex === undefined || !/^[0-9A-Fa-f]{8}$/.test(hex) || hex === '00000000') return undefined;
  return [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.');
}

/** A name that nobody has asked for before, so that no cache answers it. That there is none is an answer. */
async function asksOthers(): Promise<boolean> {
  const resolver = new Resolver({ timeout: waitMs, tries: 1 });
  try {
    await resolver.resolve4(`${randomBytes(6).toString('hex')}.example.com`);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && ['ENOTFOUND', 'ENODATA'].includes(String(error.code));
  }
}

export function isThere(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: waitMs });
  const end = (is: boolean) => {
    socket.destroy();
    resolve(is);
  };
  socket.on('connect', () => end(true));
  socket.on('timeout', () => end(false));
  socket.on('error', (error) => end('code' in error && error.code === 'ECONNREFUSED'));
  return promise;
}
