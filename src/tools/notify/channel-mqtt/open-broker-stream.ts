import { once } from 'node:events';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { openGuardedSocket } from '../delivery/open-guarded-socket.ts';
import { trusted } from '../delivery/own-authority.ts';

export interface Broker {
  /** `mqtt://host:port` or `mqtts://host:port`. */
  readonly server: string;
  /** PEM; whoever signed the broker's certificate, in place of the authorities that everybody trusts. */
  readonly ca?: string | undefined;
}

const usualPorts: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

export async function openBrokerStream({ server, ca }: Broker, signal: AbortSignal): Promise<Duplex> {
  const { protocol, hostname, port } = new URL(server);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = await openGuardedSocket({ host, port: Number(port || usualPorts[protocol]) }, signal);
  socket.setNoDelay();
  if (protocol !== 'mqtts:') return socket;
  const secure = connect({ socket, ...(isIP(host) === 0 && { servername: host }), host, ...trusted(ca) });
  // Also while nobody listens, as after an abort; whoever does hears of it all the same.
  secure.on('error', () => {});
  try {
    await once(secure, 'secureConnect', { signal });
    return secure;
  } catch (error) {
    secure.destroy();
    socket.destroy();
    throw error;
  }
}
