import type { Duplex } from 'node:stream';
import { type Allowance, type BrokerAnswer, type Heard, MqttFormatError, readAnswers } from './answers.ts';
import {
  connectPacket,
  disconnectPacket,
  publishPacket,
  subscribePacket,
  type MqttLogin,
  type MqttVersion,
  type Publication,
} from './packets.ts';

/** What a broker refused: the connection, or one publication. */
export class MqttRefusal extends Error {
  /** Of MQTT 5.0, 2.4. */
  readonly code: number;
  /** Undefined: the connection. */
  readonly topic: string | undefined;
  /** The broker's own; often empty. */
  readonly words: string;

  constructor(code: number, words: string, topic?: string) {
    super(`MQTT reason code 0x${code.toString(16)}${words === '' ? '' : `: ${words}`}`);
    this.code = code;
    this.words = words;
    this.topic = topic;
  }
}

/** The connection ended before the broker had answered. */
export class MqttClosed extends Error {}

export interface MqttSession extends AsyncDisposable {
  readonly allows: Allowance;
  /** Sends them in this order; resolves once the broker has answered for each. @throws MqttRefusal, MqttClosed */
  publish(publications: readonly Publication[]): Promise<void>;
  /** Resolves once the broker has agreed; what is heard goes to `onMessage`. @throws MqttRefusal, MqttClosed */
  subscribe(filter: string): Promise<void>;
  /** Ends when nothing more can be heard, by rejecting. @throws MqttRefusal, MqttClosed */
  listen(): Promise<never>;
}

export interface SessionOptions {
  readonly version: MqttVersion;
  readonly login: MqttLogin;
  /** Ends the connection at once. */
  readonly signal: AbortSignal;
  /** Called for each message in the moment in which it comes: none is kept. */
  readonly onMessage?: (message: Heard) => void;
  /** Longest packet that is read. Default: enough for one who does not subscribe. */
  readonly longest?: number;
}

const keepAliveSeconds = 60;
/** Enough to hide the way there and back, and little for a broker to hold. */
const mostAtOnce = 100;
/**
 * So few go one after the other: each carries the receipt of the last answer along. At once they would wait for 40 ms, since
 * brokers send the second of two small answers only after the receipt of the first (RFC 896), which we have no reason to hurry.
 */
const fewMessages = 10;
const goodbyeMs = 500;
const refusedFrom = 128;
/** More than is ever sent without an answer, so a broker that goes on is none. */
const mostWaiting = 1000;
const qosNotSupported = 0x9b;

/** Signs in over `stream`, which the session owns from here on. Disposing says goodbye. @throws MqttRefusal, MqttClosed */
export async function openMqttSession(stream: Duplex, options: SessionOptions): Promise<MqttSession> {
  const { version, login, signal } = options;
  const inbox = openInbox(stream, options);
  try {
    stream.write(connectPacket(version, login, keepAliveSeconds));
    const first = await inbox.next();
    if (first.kind !== 'connected') throw new MqttClosed('It does not answer as a broker does.');
    if (first.code >= refusedFrom) throw new MqttRefusal(first.code, first.words);
    if (!first.allows.canAnswer) throw new MqttRefusal(qosNotSupported, '');
    return {
      allows: first.allows,
      publish: (publications) => publishAll(stream, inbox, version, first.allows, publications),
      subscribe: (filter) => subscribe(stream, inbox, version, filter),
      listen: () => listen(inbox),
      [Symbol.asyncDispose]: () => leave(stream, signal),
    };
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

interface Inbox {
  /** Rejects once nothing more can come. */
  next(): Promise<BrokerAnswer>;
}

function openInbox(stream: Duplex, { version, signal, onMessage, longest }: SessionOptions): Inbox {
  const read = readAnswers(version, longest);
  const waiting: BrokerAnswer[] = [];
  let failure: unknown;
  let wake = () => {};
  const fail = (error: unknown) => {
    failure ??= error;
    stream.destroy();
    wake();
  };
  const onAbort = () => fail(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  stream.on('data', (chunk: Buffer) => {
    try {
      for (const answer of read(chunk))
        if (answer.kind === 'message') onMessage?.(answer);
        else waiting.push(answer);
      if (waiting.length > mostWaiting) throw new MqttFormatError('It says more than was asked.');
    } catch (error) {
      return fail(error);
    }
    wake();
  });
  stream.on('error', fail);
  stream.on('close', () => {
    signal.removeEventListener('abort', onAbort);
    fail(new MqttClosed('The broker closed the connection.'));
  });
  return {
    async next() {
      while (waiting.length === 0) {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const answer = waiting.shift();
      if (answer?.kind === 'disconnect') throw new MqttRefusal(answer.code, answer.words);
      return answer ?? { kind: 'other' };
    },
  };
}

async function publishAll(
  stream: Duplex,
  inbox: Inbox,
  version: MqttVersion,
  allows: Allowance,
  publications: readonly Publication[],
): Promise<void> {
  const open = new Map<number, string>();
  const answered = async () => {
    const answer = await inbox.next();
    if (answer.kind !== 'taken') return;
    if (answer.code >= refusedFrom) throw new MqttRefusal(answer.code, answer.words, open.get(answer.id));
    open.delete(answer.id);
  };
  const atOnce = publications.length <= fewMessages ? 1 : Math.min(allows.atOnce, mostAtOnce);
  let lastId = 0;
  for (const publication of publications) {
    while (open.size >= atOnce) await answered();
    lastId = (lastId % 65_535) + 1;
    open.set(lastId, publication.topic);
    const sent = allows.canRetain ? publication : { ...publication, isRetained: false };
    stream.write(publishPacket(version, sent, lastId));
  }
  while (open.size > 0) await answered();
}

async function subscribe(stream: Duplex, inbox: Inbox, version: MqttVersion, filter: string): Promise<void> {
  stream.write(subscribePacket(version, filter, 1));
  for (;;) {
    const answer = await inbox.next();
    if (answer.kind !== 'subscribed') continue;
    if (answer.code >= refusedFrom) throw new MqttRefusal(answer.code, answer.words, filter);
    return;
  }
}

async function listen(inbox: Inbox): Promise<never> {
  for (;;) await inbox.next();
}

/** Until the broker has closed as well, but not for long. */
async function leave(stream: Duplex, signal: AbortSignal): Promise<void> {
  if (stream.destroyed || signal.aborted) return void stream.destroy();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, goodbyeMs);
    stream.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    stream.end(disconnectPacket);
  });
  stream.destroy();
}
