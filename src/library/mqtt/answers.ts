import type { MqttVersion } from './packets.ts';

/** What a broker says. Reason codes are those of MQTT 5.0 (2.4), whatever version it speaks; 128 and more refuse. */
export type BrokerAnswer =
  | { readonly kind: 'connected'; readonly code: number; readonly words: string; readonly allows: Allowance }
  | { readonly kind: 'taken'; readonly id: number; readonly code: number; readonly words: string }
  | { readonly kind: 'subscribed'; readonly id: number; readonly code: number; readonly words: string }
  | ({ readonly kind: 'message' } & Heard)
  | { readonly kind: 'disconnect'; readonly code: number; readonly words: string }
  | { readonly kind: 'other' };

/** A message on a topic that was subscribed to (3.3). */
export interface Heard {
  readonly topic: string;
  readonly payload: Buffer;
  /** It was kept by the broker from before. */
  readonly isRetained: boolean;
}

/** What a broker allows a publisher (3.2.2.3). */
export interface Allowance {
  /** Publications without an answer at a time. */
  readonly atOnce: number;
  readonly packetBytes: number;
  readonly canRetain: boolean;
  /** False: only messages without an answer. */
  readonly canAnswer: boolean;
}

/** An answer that is none of MQTT's, or longer than one of them may be. */
export class MqttFormatError extends Error {}

/** It is longer than what is read of one. */
export class MqttTooLong extends MqttFormatError {}

/** Brokers have no reason to say more to a publisher. */
const longestAnswer = 65_536;
const endless = Number.POSITIVE_INFINITY;

/** Puts what comes into packets of at most so many bytes. @throws MqttFormatError */
export function readAnswers(
  version: MqttVersion,
  longest = longestAnswer,
): (chunk: Buffer) => BrokerAnswer[] {
  let rest: Buffer = Buffer.alloc(0);
  // What has come since is only joined once it is enough, so that a trickle costs no more than a stream.
  let later: Buffer[] = [];
  let laterBytes = 0;
  let missing = 0;
  return (chunk) => {
    later.push(chunk);
    laterBytes += chunk.length;
    if (laterBytes < missing) return [];
    rest = Buffer.concat([rest, ...later]);
    [later, laterBytes, missing] = [[], 0, 0];
    const answers: BrokerAnswer[] = [];
    for (;;) {
      const first = firstPacket(rest, longest);
      if (first === undefined) return answers;
      missing = first.end - rest.length;
      if (missing > 0) return answers;
      answers.push(readPacket(version, rest[0] ?? 0, rest.subarray(first.start, first.end)));
      rest = rest.subarray(first.end);
    }
  };
}

/** Where the body of the first packet stands, whether it is here or not; undefined until its length is. */
function firstPacket(bytes: Buffer, longest: number): { start: number; end: number } | undefined {
  const length = readLength(bytes, 1);
  if (length === undefined) return undefined;
  if (length.value > longest) throw new MqttTooLong('The answer is too long.');
  return { start: length.end, end: length.end + length.value };
}

function readLength(bytes: Buffer, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 4; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 128 ** index;
    if (byte < 128) return { value, end: start + index + 1 };
  }
  throw new MqttFormatError('The answer is not one of MQTT.');
}

function readPacket(version: MqttVersion, first: number, body: Buffer): BrokerAnswer {
  switch (first >> 4) {
    case 2:
      return readConnected(version, body);
    case 4: {
      if (body.length < 2) throw new MqttFormatError('The answer is cut off.');
      const { words } = readProperties(body.subarray(3));
      return { kind: 'taken', id: body.readUInt16BE(0), code: body[2] ?? 0, words };
    }
    case 3:
      return readMessage(version, first, body);
    case 9: {
      if (body.length < 3) throw new MqttFormatError('The answer is cut off.');
      const { words, end } = version === 5 ? readProperties(body.subarray(2)) : { words: '', end: 0 };
      return { kind: 'subscribed', id: body.readUInt16BE(0), code: body[2 + end] ?? 0x80, words };
    }
    case 14:
      return { kind: 'disconnect', code: body[0] ?? 0, words: readProperties(body.subarray(1)).words };
    default:
      return { kind: 'other' };
  }
}

function readMessage(version: MqttVersion, first: number, body: Buffer): BrokerAnswer {
  const endOfTopic = body.length < 2 ? 0 : body.readUInt16BE(0) + 2;
  const start = endOfTopic + ((first & 0x06) === 0 ? 0 : 2);
  if (endOfTopic === 0 || start > body.length) throw new MqttFormatError('The answer is cut off.');
  const { end } = version === 5 ? readProperties(body.subarray(start)) : { end: 0 };
  return {
    kind: 'message',
    topic: body.toString('utf8', 2, endOfTopic),
    payload: body.subarray(start + end),
    isRetained: (first & 0x01) === 1,
  };
}

/** Those of 3.1.1 (3.2.2.3 there) are counted from 1. */
const earlierCodes = [0, 0x84, 0x85, 0x88, 0x86, 0x87];

function readConnected(version: MqttVersion, body: Buffer): BrokerAnswer {
  const given = body[1];
  if (given === undefined) throw new MqttFormatError('The answer is cut off.');
  // A broker that does not know version 5 refuses it in its own words.
  const code = given < 128 ? (earlierCodes[given] ?? 0x80) : given;
  const properties = readProperties(version === 5 ? body.subarray(2) : Buffer.alloc(0));
  return { kind: 'connected', code, words: properties.words, allows: allowanceOf(properties.numbers) };
}

function allowanceOf(numbers: ReadonlyMap<number, number>): Allowance {
  return {
    atOnce: numbers.get(0x21) ?? 65_535,
    packetBytes: numbers.get(0x27) ?? endless,
    canRetain: numbers.get(0x25) !== 0,
    canAnswer: numbers.get(0x24) !== 0,
  };
}

interface Properties {
  readonly numbers: ReadonlyMap<number, number>;
  /** Why, in the broker's words. */
  readonly words: string;
  /** Bytes of them all, and of their length. */
  readonly end: number;
}

const reasonString = 0x1f;
/** Bytes of those that are numbers (2.2.2.2). */
const numberBytes: Readonly<Record<number, number>> = {
  0x11: 4,
  0x13: 2,
  0x21: 2,
  0x22: 2,
  0x24: 1,
  0x25: 1,
  0x27: 4,
  0x28: 1,
  0x29: 1,
  0x2a: 1,
};
/** How many texts follow each of the others. */
const texts: Readonly<Record<number, number>> = {
  0x12: 1,
  0x15: 1,
  0x16: 1,
  0x1a: 1,
  0x1c: 1,
  0x1f: 1,
  0x26: 2,
};

/** As far as they are known; what follows an unknown one cannot be read. */
function readProperties(bytes: Buffer): Properties {
  const numbers = new Map<number, number>();
  let words = '';
  const length = readLength(bytes, 0);
  let at = length?.end ?? 0;
  const end = Math.min(bytes.length, at + (length?.value ?? 0));
  while (at < end) {
    const name = bytes[at] ?? 0;
    at += 1;
    const width = numberBytes[name];
    if (width !== undefined && at + width <= end) numbers.set(name, bytes.readUIntBE(at, width));
    if (width === undefined && texts[name] === undefined) break;
    at += width ?? 0;
    for (let left = texts[name] ?? 0; left > 0 && at + 2 <= end; left--) {
      const size = bytes.readUInt16BE(at);
      if (name === reasonString) words = bytes.subarray(at + 2, Math.min(end, at + 2 + size)).toString();
      at += 2 + size;
    }
  }
  return { numbers, words, end };
}
