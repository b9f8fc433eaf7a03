import type { deliveriesEndpoints, Delivery } from '#contracts/notify/deliveries.ts';
import { spanishTitleOf } from '#contracts/notify/in-language.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext, HandlersFor } from '#kernel/tool.ts';
import { z } from 'zod';
import type { Message } from '../message/message.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { listDeliveries } from './delivery-log-store.ts';
import { type DeliveryRow, insertDeliveries, readDelivery, updateDelivery } from './delivery-store.ts';
import { toDelivery } from './delivery-view.ts';
import type { Destinations, StoredDestination } from './destination-list.ts';
import { reviveDead } from './line-store.ts';
import type { WaitingPayload } from './merge-waiting.ts';
import { readTries } from './try-store.ts';

export interface DeliveryHandlersOptions {
  readonly kernel: NotifyKernel;
  readonly destinations: Destinations;
  readonly writer: MessageWriter;
  readonly wake: () => void;
}

type Options = DeliveryHandlersOptions;
const Outcome = z.enum(['sent', 'retry', 'refused', 'unknown']);

export function deliveryHandlers(options: Options): HandlersFor<typeof deliveriesEndpoints> {
  const { kernel, destinations } = options;
  return {
    deliveries: async ({ query }) => {
      const { state, destination, fingerprint, before, limit } = query;
      const filter = { states: state, destinationId: destination, fingerprint, before, limit };
      const rows = await listDeliveries(kernel.database, filter);
      const next = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
      return { deliveries: rows.map((row) => toDelivery(destinations, row)), next };
    },
    delivery: ({ params }) => details(options, params.id),
    resendDelivery: ({ params }, context) => resend(options, params.id, context),
    resendDeadDeliveries: ({ body }, context) => resendDead(options, body.destination, context),
    dropDelivery: ({ params }, context) => drop(options, params.id, context),
  };
}

async function requireDelivery({ kernel }: Options, id: string): Promise<DeliveryRow> {
  const row = await readDelivery(kernel.database.query, id);
  if (!row) throw notFound({ en: 'The message', es: 'el mensaje' });
  return row;
}

async function details(options: Options, id: string) {
  const { kernel, destinations, writer } = options;
  const row = await requireDelivery(options, id);
  const payload: WaitingPayload = JSON.parse(row.payload);
  const destination = destinations.find(row.destination_id);
  const words = {
    language: destination?.language ?? 'en',
    templateId: destination?.row.template_id ?? null,
  } as const;
  const message = await writer.write(id, payload, words);
  const tries = await readTries(kernel.database, id);
  return {
    delivery: toDelivery(destinations, row),
    tries: tries.map((one) => ({
      atMs: one.at_ms,
      outcome: Outcome.parse(one.outcome),
      code: one.code,
      text: one.text,
      textEs: one.text_es,
      durationMs: one.duration_ms,
    })),
    message: { title: message.title, text: textOf(message) },
    alerts: payload.alerts.map((alert) => {
      const { fingerprint, title, isFiring } = alert;
      return { fingerprint, title, titleEs: spanishTitleOf(alert), isFiring };
    }),
  };
}

function textOf({ ownText, lead, alerts, footer }: Message): string {
  if (ownText !== null) return ownText;
  const about = alerts.flatMap(({ title, facts, changes }) => [
    title,
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    ...changes,
  ]);
  return [lead, ...about, footer].filter((line) => line !== '').join('\n');
}

/** What a receiver asked for is not undercut; our own waiting ends when somebody says now. */
async function endOwnHold(
  destinations: Destinations,
  tx: Transaction<NotifySchema>,
  { id, row }: StoredDestination,
): Promise<void> {
  if (row.held_until_ms !== null && row.is_hold_asked === 0)
    await destinations.note(tx, id, { held_until_ms: null, held_reason: null, held_reason_es: null });
}

async function resend(options: Options, id: string, { caller }: CallContext): Promise<Delivery> {
  const { kernel, destinations } = options;
  const nowMs = kernel.clock.now();
  const again = await kernel.database.transaction(async (tx) => {
    const row = await readDelivery(tx, id);
    if (!row) throw notFound({ en: 'The message', es: 'el mensaje' });
    if (row.state === 'sending') throw conflict(said.onItsWay);
    const destination = destinations.find(row.destination_id);
    if (!destination) throw conflict(said.noDestination);
    const isOver = row.state === 'sent' || row.state === 'merged';
    const newest = isOver ? newId(nowMs) : id;
    if (isOver) {
      const copy = { id: newest, destinationId: destination.id, payload: JSON.parse(row.payload) };
      await insertDeliveries(tx, [copy], nowMs);
    } else
      await updateDelivery(tx, id, { state: 'waiting', attempts: 0, next_try_ms: nowMs, give_up_ms: null });
    await endOwnHold(destinations, tx, destination);
    await kernel.audit.record(tx, {
      caller,
      action: 'resend message',
      target: row.title,
      outcome: 'succeeded',
    });
    return newest;
  });
  options.wake();
  return toDelivery(destinations, await requireDelivery(options, again));
}

async function resendDead(options: Options, destination: string | undefined, { caller }: CallContext) {
  const { kernel, destinations } = options;
  if (destination !== undefined && !destinations.find(destination))
    throw notFound({ en: 'The destination', es: 'el canal' });
  const nowMs = kernel.clock.now();
  const count = await kernel.database.transaction(async (tx) => {
    const revived = await reviveDead(tx, destination, nowMs);
    for (const one of destinations.all())
      if (destination === undefined || one.id === destination) await endOwnHold(destinations, tx, one);
    const target =
      destination === undefined ? 'all destinations' : (destinations.find(destination)?.name ?? '');
    const detail = `${revived} messages`;
    await kernel.audit.record(tx, {
      caller,
      action: 'resend dead messages',
      target,
      outcome: 'succeeded',
      detail,
    });
    return revived;
  });
  options.wake();
  return { count };
}

async function drop(options: Options, id: string, { caller }: CallContext): Promise<Delivery> {
  const { kernel, destinations } = options;
  await kernel.database.transaction(async (tx) => {
    const row = await readDelivery(tx, id);
    if (!row) throw notFound({ en: 'The message', es: 'el mensaje' });
    if (row.state !== 'waiting' && row.state !== 'dead') throw conflict(said.notDroppable);
    await updateDelivery(tx, id, { state: 'dropped', next_try_ms: null });
    await kernel.audit.record(tx, {
      caller,
      action: 'drop message',
      target: row.title,
      outcome: 'succeeded',
    });
  });
  options.wake();
  return toDelivery(destinations, await requireDelivery(options, id));
}

const said = {
  onItsWay: { en: 'This message is on its way now.', es: 'Este mensaje está en camino.' },
  noDestination: {
    en: 'The destination of this message was removed.',
    es: 'El canal de este mensaje se eliminó.',
  },
  notDroppable: {
    en: 'Only a message that waits or was given up can be dropped.',
    es: 'Solo se puede descartar un mensaje que espera o que quedó sin entregar.',
  },
} as const;
