import { z } from 'zod';
import type { DestinationDraft } from '#contracts/notify/destinations.ts';
import { manualClock } from '#kernel/clock.ts';
import { type Bucket, defineChannel, type SendOutcome } from '../channels/channel.ts';
import type { Message, PendingMessage } from '../message/message.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import type { AnyChannel } from './destination-list.ts';
import type { WaitingPayload } from './merge-waiting.ts';
import { openDelivery } from './open-delivery.ts';

export function payloadOf(groupKey: string, fingerprints: readonly string[]): WaitingPayload {
  return {
    receiver: 'default',
    groupKey,
    groupLabels: {},
    reason: 'first',
    repeatsAtMs: null,
    suppressedCount: 0,
    alerts: fingerprints.map((fingerprint) => ({
      fingerprint,
      labels: { alertname: fingerprint },
      annotations: {},
      severity: 'warning',
      title: `about ${fingerprint}`,
      isFiring: true,
      startsAtMs: 0,
      endsAtMs: null,
      generatorUrl: null,
      source: { kind: 'webhook', id: 'w', name: 'w' },
      evidence: null,
      acknowledgedBy: null,
    })),
  };
}

export const fakeWriter: MessageWriter = {
  write: async (id, payload, { language }): Promise<Message> => ({
    id,
    groupKey: payload.groupKey,
    groupLabels: payload.groupLabels,
    commonLabels: {},
    commonAnnotations: {},
    receiver: payload.receiver,
    reason: payload.reason,
    status: 'firing',
    severity: 'warning',
    language,
    title: payload.alerts[0]?.title ?? '',
    lead: 'New',
    alerts: payload.alerts.map((alert) => ({
      ...alert,
      facts: [],
      changes: [],
      changedBefore: [],
      url: null,
      changeUrl: null,
    })),
    truncatedCount: 0,
    footer: '',
    ownText: null,
    url: null,
    actions: [],
    externalUrl: null,
    sentAtMs: 0,
  }),
};

export interface Sent {
  readonly room: string;
  readonly message: Message;
  readonly atMs: number;
}

/** A receiver that says what a test tells it to; what it was sent is in `sent`. */
export function fakeReceiver(limits: readonly Bucket[] = []) {
  const sent: Sent[] = [];
  const receiver = {
    sent,
    answer: async (_one: Sent, _signal: AbortSignal): Promise<SendOutcome> => ({ kind: 'sent', code: 200 }),
    channel: defineChannel({
      id: 'fake',
      title: 'Fake',
      help: { en: '', es: '' },
      limits,
      settings: z.object({ room: z.string(), token: z.string().meta({ secret: true }) }),
      async send(message, { room }, { nowMs, signal }): Promise<SendOutcome> {
        const one = { room, message, atMs: nowMs };
        sent.push(one);
        return receiver.answer(one, signal);
      },
    }),
  };
  return receiver;
}

export type FakeReceiver = ReturnType<typeof fakeReceiver>;
export const plantedToken = 'planted-token-4711';

export const draftOf = (room: string, more: Partial<DestinationDraft> = {}): DestinationDraft => ({
  name: room,
  kind: 'fake',
  settings: { room, token: plantedToken },
  language: 'en',
  templateId: null,
  fallbackId: null,
  isEnabled: true,
  isDefault: true,
  ...more,
});

/** Delivery on a real database with a clock that a test moves. */
export async function openTestDelivery(
  receiver: FakeReceiver,
  options: {
    folder?: string;
    clock?: ReturnType<typeof manualClock>;
    channels?: readonly AnyChannel[];
  } = {},
) {
  const clock = options.clock ?? manualClock();
  const kernel = await openTestKernel({ ...options, clock, level: 'error' });
  const delivery = await openDelivery({
    kernel,
    channels: options.channels ?? [receiver.channel],
    writer: fakeWriter,
    answer: async () => '',
    options: { random: () => 0 },
  });
  return {
    ...delivery,
    kernel,
    clock,
    add: (draft: DestinationDraft) => delivery.handlers.createDestination({ body: draft }, testCall()),
    async put(messages: readonly PendingMessage[]) {
      await kernel.database.transaction((tx) => delivery.outbox.enqueue(tx, messages));
      delivery.outbox.wake();
    },
    list: async () =>
      (await delivery.handlers.deliveries({ query: { state: [], limit: 500 } }, testCall())).deliveries,
    async [Symbol.asyncDispose]() {
      await delivery[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

const messageTo = (destinationId: string, group: string, ...fingerprints: string[]) => ({
  destinationId,
  ...payloadOf(group, fingerprints),
});
export const oneTo = (id: string, name: string) => messageTo(id, name, name);
export type TestDelivery = Awaited<ReturnType<typeof openTestDelivery>>;

/** Waits until every message is in one of the states. */
export async function settled(delivery: TestDelivery, ...states: string[]) {
  return eventually(async () => {
    const list = await delivery.list();
    return list.every(({ state }) => states.includes(state)) ? list : undefined;
  });
}

/** Waits until the tries so far were written down as held. */
export async function held(delivery: TestDelivery) {
  return eventually(async () => {
    const [destination] = await delivery.handlers.destinations({}, testCall());
    return destination?.health.state === 'waiting' ? destination : undefined;
  });
}

/** Lets what was woken run to its next wait. */
export async function breathe() {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
