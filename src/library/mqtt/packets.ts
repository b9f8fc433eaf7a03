/** Packets of MQTT 5.0 and 3.1.1 (OASIS standards; sections of 5.0 are named), as far as one needs who publishes and hears. */

export type MqttVersion = 5 | 4;

export interface MqttLogin {
  readonly clientId: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface Publication {
  readonly topic: string;
  readonly payload: string;
  /** The broker keeps the last one of a topic for whoever subscribes later; an empty payload removes it. */
  readonly isRetained: boolean;
}

/** 3.1: a session that ends with its connection. */
export function connectPacket(
  version: MqttVersion,
  { clientId, user, password }: MqttLogin,
  keepAliveSeconds: number,
): Buffer {
  const hasUser = user !== undefined || password !== undefined;
  const flags = 0x02 | (hasUser ? 0x80 : 0) | (password === undefined ? 0 : 0x40);
  return packet(0x10, [
    text('MQTT'),
    Buffer.from([version, flags]),
    twoBytes(keepAliveSeconds),
    noProperties(version),
    text(clientId),
    hasUser ? text(user ?? '') : nothing,
    password === undefined ? nothing : text(password),
  ]);
}

/** 3.3, at least once: it is answered with a PUBACK of the same `id`. */
export function publishPacket(
  version: MqttVersion,
  { topic, payload, isRetained }: Publication,
  id: number,
): Buffer {
  const body = [text(topic), twoBytes(id), noProperties(version), Buffer.from(payload)];
  return packet(isRetained ? 0x33 : 0x32, body);
}

/** 3.8, at most once: what is heard needs no answer. It is answered with a SUBACK of the same `id`. */
export function subscribePacket(version: MqttVersion, filter: string, id: number): Buffer {
  return packet(0x82, [twoBytes(id), noProperties(version), text(filter), Buffer.from([0])]);
}

/** 3.14: the end as agreed. */
export const disconnectPacket = Buffer.from([0xe0, 0]);

const nothing = Buffer.alloc(0);

function packet(kind: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([kind]), lengthBytes(body.length), body]);
}

/** 1.5.5 */
function lengthBytes(length: number): Buffer {
  const bytes: number[] = [];
  let rest = length;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 128 : low);
  } while (rest > 0);
  return Buffer.from(bytes);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  if (bytes.length > 65_535) throw new RangeError('A text of MQTT holds 65,535 bytes at most.');
  return Buffer.concat([twoBytes(bytes.length), bytes]);
}

function twoBytes(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function noProperties(version: MqttVersion): Buffer {
  return version === 5 ? Buffer.from([0]) : nothing;
}
