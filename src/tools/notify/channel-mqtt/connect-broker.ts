import { randomBytes } from 'node:crypto';
import type { MqttVersion } from '#library/mqtt/packets.ts';
import { MqttClosed, MqttRefusal, type MqttSession, openMqttSession } from '#library/mqtt/session.ts';
import { type Broker, openBrokerStream } from './open-broker-stream.ts';

export interface BrokerLogin extends Broker {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Undefined: another one each time, so that nobody is thrown out. */
  readonly clientId?: string | undefined;
}

const unknownVersion = 0x84;

/** By MQTT 5, which says when a message may not be published, or 3.1.1 where the broker knows no other. */
export async function connectBroker(login: BrokerLogin, signal: AbortSignal): Promise<MqttSession> {
  try {
    return await connectWith(5, login, signal);
  } catch (error) {
    const isOlder = error instanceof MqttRefusal && error.code === unknownVersion;
    // Some hang up without a word.
    if (!isOlder && !(error instanceof MqttClosed)) throw error;
    return connectWith(4, login, signal);
  }
}

async function connectWith(version: MqttVersion, login: BrokerLogin, signal: AbortSignal) {
  const stream = await openBrokerStream(login, signal);
  const { user, password, clientId = `nexus-${randomBytes(6).toString('hex')}` } = login;
  return openMqttSession(stream, { version, signal, login: { clientId, user, password } });
}
