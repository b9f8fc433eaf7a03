import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#kernel/clock.ts';
import { testSendContext } from '../channel-http/test-receiver.ts';
import { trySend } from '../delivery/try-send.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { Message, MessageAlert } from '../message/message.ts';
import type { Channel } from './channel.ts';

/** What a receiver is told to do with what comes. `echo`: refuses, and repeats the secrets that it was given. */
export type Conduct = 'take' | 'too-large' | 'sign-in' | 'trouble' | 'pause' | 'silent' | 'echo';

/** The receiver of a kind, on this machine. */
export interface ConformingReceiver extends AsyncDisposable {
  readonly settings: Readonly<Record<string, unknown>>;
  conduct(next: Conduct): void;
  /** What came, as the receiver counts messages, and what it recognises each by. */
  received(): readonly { readonly text: string; readonly identity: unknown }[];
}

export interface Conformance {
  // oxlint-disable-next-line typescript/no-explicit-any -- of whatever settings
  readonly channel: Channel<any>;
  /** Bytes that the receiver takes in a message; undefined: any number. */
  readonly mostBytes: number | undefined;
  /** Whether the receiver can ask for a pause of 7 s. */
  readonly canAskForPause: boolean;
  /** Planted in each secret setting. */
  readonly secret: string;
  readonly open: () => Promise<ConformingReceiver>;
}

const hostile = '<script>@everyone & "quoted" \\ [x](javascript:1) \r\nBcc: x\u0000 \uD800 \u{1F642} '.repeat(
  3,
);
const [example] = exampleMessage.alerts;
const manyAlerts = Array.from({ length: 10_000 }, () => example).filter((one) => one !== undefined);
const longAlert = (one: MessageAlert): MessageAlert => ({
  ...one,
  title: hostile.repeat(20),
  labels: { ...one.labels, evil: hostile },
  facts: [{ name: hostile, value: hostile.repeat(200) }],
  changes: [hostile.repeat(50)],
});

const messages: Readonly<Record<string, Message>> = {
  '10,000 alerts': { ...exampleMessage, alerts: manyAlerts },
  'absurdly long and hostile text': {
    ...exampleMessage,
    title: hostile.repeat(20),
    lead: hostile.repeat(20),
    alerts: exampleMessage.alerts.map(longAlert),
  },
  'an own text that is too long': { ...exampleMessage, ownText: hostile.repeat(500) },
  'no alert at all': { ...exampleMessage, alerts: [], lead: '', footer: '', actions: [] },
};

/** What each kind of destination keeps to, whatever it speaks. */
export function describeChannel({ channel, mostBytes, canAskForPause, secret, open }: Conformance): void {
  const send = (receiver: ConformingReceiver, message = exampleMessage, changes = {}) =>
    channel.send(message, channel.settings.parse(receiver.settings), testSendContext(changes));

  describe(channel.id, () => {
    test('delivers, once', async () => {
      await using receiver = await open();
      expect(await send(receiver)).toMatchObject({ kind: 'sent' });
      expect(receiver.received()).toHaveLength(1);
      expect(receiver.received()[0]?.text).toContain('photos stopped');
    });

    test.each([
      ['too-large', { kind: 'refused', isBroken: false }],
      ['sign-in', { kind: 'refused', isBroken: true }],
      ['trouble', { kind: 'retry' }],
      ['pause', { kind: 'retry', ...(canAskForPause && { afterMs: 7_000 }) }],
    ] as const)('knows what it means: %s', async (conduct, outcome) => {
      await using receiver = await open();
      receiver.conduct(conduct);
      expect(await send(receiver)).toMatchObject({
        ...outcome,
        reason: expect.stringMatching(/^\S+ .{8}/),
        reasonEs: expect.stringMatching(/^\S+ .{8}/),
      });
    });

    test('leaves a receiver that never answers when it has to', async () => {
      await using receiver = await open();
      receiver.conduct('silent');
      const sending = send(receiver, exampleMessage, { signal: AbortSignal.timeout(50) });
      await expect(sending).rejects.toThrow(/abort|timeout/i);
    });

    test('tells no secret, though the receiver repeats it', async () => {
      await using receiver = await open();
      for (const conduct of ['echo', 'sign-in', 'trouble'] as const) {
        receiver.conduct(conduct);
        const context = testSendContext();
        const { outcome } = await trySend(exampleMessage, {
          ...context,
          channel,
          settings: receiver.settings,
          clock: manualClock(),
        });
        expect(outcome.kind).not.toBe('sent');
        expect(JSON.stringify(outcome)).not.toContain(secret);
      }
    });

    test('a second try is the same message to the receiver', async () => {
      await using receiver = await open();
      await send(receiver);
      await send(receiver, exampleMessage, { attempt: 2 });
      const [first, second] = receiver.received();
      expect(second?.identity).toEqual(first?.identity);
    });

    test.each(Object.entries(messages))('takes %s', async (_, message) => {
      await using receiver = await open();
      expect(await send(receiver, message)).toMatchObject({ kind: 'sent' });
      const [{ text } = { text: '' }] = receiver.received();
      expect(text).not.toBe('');
      expect(text.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes ?? Number.POSITIVE_INFINITY);
    });

    test('its secrets are marked, and every field has words in both languages', () => {
      const schema = z.toJSONSchema(channel.settings, { io: 'input' });
      const worded = expect.objectContaining({
        title: expect.any(String),
        es: expect.objectContaining({ title: expect.any(String) }),
      });
      for (const field of Object.values(schema.properties ?? {})) expect(field).toEqual(worded);
      expect(JSON.stringify(schema)).toContain('"secret":true');
      expect(channel.help.en).not.toBe(channel.help.es);
    });
  });
}
