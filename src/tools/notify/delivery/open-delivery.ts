import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { newId } from '#kernel/id.ts';
import { vapidKeysReader } from '../channel-push/read-vapid-keys.ts';
import type { Answer, SendContext } from '../channels/channel.ts';
import { doorbell, type Doorbell } from '../doorbell.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { runCourier } from './courier.ts';
import { deliveryCounts } from './delivery-counts.ts';
import { deliveryHandlers } from './delivery-handlers.ts';
import { keepDeliveriesForThreeMonths } from './delivery-retention.ts';
import { insertDeliveries } from './delivery-store.ts';
import { destinationHandlers } from './destination-handlers.ts';
import { type AnyChannel, type Destinations, openDestinationList } from './destination-list.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { endWithoutDestination, recoverSending } from './line-store.ts';
import { listenTo } from './listen.ts';
import type { Outbox } from './outbox.ts';
import type { CourierOptions } from './round.ts';
import { pushHandlers } from './push-handlers.ts';

export interface DeliveryOptions {
  readonly kernel: NotifyKernel;
  readonly channels: readonly AnyChannel[];
  readonly writer: MessageWriter;
  /** Does what somebody chose at a receiver, and says in a sentence what came of it. */
  readonly answer: (answer: Answer, language: MessageLanguage) => Promise<string>;
  readonly options?: {
    readonly fetch?: typeof fetch;
    /** 0 to 1; spreads retries. */
    readonly random?: () => number;
  };
}

const reloadEveryMs = 10_000;
/** What is on its way when NEXUS stops has this long to arrive. */
const graceMs = 2_000;

/** Sends what was decided, loses nothing, and answers for destinations and deliveries. */
export async function openDelivery(open: DeliveryOptions) {
  const { kernel, channels } = open;
  const destinations = await openDestinationList(kernel, channels);
  const bells = new Set<Doorbell>();
  const wake = () => {
    for (const bell of bells) bell.ring();
  };
  const stop = new AbortController();
  const released = new AbortController();
  const { promise: idle, resolve: markIdle } = Promise.withResolvers<void>();
  let isRunning = false;
  const vapidKeys = vapidKeysReader(kernel);
  const options = { fetch: guardedFetch(), random: Math.random, ...open.options, vapidKeys };
  const work = { ...open, ...options, destinations, bells, wake };
  kernel.coordinator.whileHolding(
    'delivery',
    async (lease) => {
      isRunning = true;
      await deliverWhile(work, lease, stop.signal).finally(() => {
        isRunning = false;
        if (stop.signal.aborted) markIdle();
      });
    },
    released.signal,
  );
  keepDeliveriesForThreeMonths(kernel);
  // Ids order the line, so each batch gets a later millisecond than the one before, also when the clock stands or goes back.
  let lastMs = 0;
  const outbox: Outbox = {
    enqueue: (tx, messages) => {
      const nowMs = kernel.clock.now();
      lastMs = Math.max(nowMs, lastMs + 1);
      const ids = messages.map(() => newId(lastMs)).toSorted();
      const rows = messages.map(({ destinationId, ...payload }, index) => ({
        id: ids[index] ?? newId(lastMs),
        destinationId,
        payload,
      }));
      return insertDeliveries(tx, rows, nowMs);
    },
    wake,
  };
  const toDestinations = destinationHandlers({ ...work, channels });
  return {
    outbox,
    destinations,
    counts: deliveryCounts(kernel),
    handlers: {
      ...toDestinations,
      ...deliveryHandlers(work),
      ...pushHandlers({ destinations, vapidKeys, handlers: toDestinations }),
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      if (isRunning) await idle;
      released.abort();
    },
  };
}

interface Work extends DeliveryOptions {
  readonly destinations: Destinations;
  readonly bells: Set<Doorbell>;
  readonly wake: () => void;
  readonly fetch: typeof fetch;
  readonly vapidKeys: SendContext['vapidKeys'];
  readonly random: () => number;
}

interface Running {
  readonly courier: AbortController;
  listener: AbortController;
  heardWith: string;
}

/** A courier and a listener for each destination, for as long as it exists, this process leads, and nobody stops it. */
async function deliverWhile(work: Work, lease: Lease, stop: AbortSignal): Promise<void> {
  const { kernel, destinations } = work;
  const signal = AbortSignal.any([lease.signal, stop]);
  const late = new AbortController();
  let cancel = () => {};
  const cutOff = () => (cancel = kernel.clock.after(graceMs, () => late.abort()));
  stop.addEventListener('abort', cutOff, { once: true });
  const sending = AbortSignal.any([lease.signal, late.signal]);
  const count = await kernel.database.transaction(async (tx) => {
    const recovered = await recoverSending(tx, kernel.clock.now());
    await endWithoutDestination(tx);
    return recovered;
  });
  if (count > 0)
    kernel.log.warn({ count }, 'Messages were on their way when NEXUS stopped; they are sent again');
  const running = new Map<string, Running>();
  const ended: Promise<void>[] = [];
  const adapt = () => {
    for (const { id } of destinations.all())
      if (!running.has(id)) running.set(id, startCourier({ ...work, lease, signal, sending }, id, ended));
    for (const [id, one] of running) {
      listenAnew(work, id, one, ended);
      if (destinations.find(id)) continue;
      one.courier.abort();
      running.delete(id);
    }
    work.wake();
  };
  const unwatch = destinations.watch(adapt);
  adapt();
  while (!signal.aborted) {
    await pause(kernel.clock, reloadEveryMs, signal);
    // Another process may have changed them.
    if (kernel.database.engine === 'postgres' && !signal.aborted)
      await destinations
        .reload()
        .catch((error: unknown) => kernel.log.warn({ error }, 'Destinations cannot be read'));
  }
  unwatch();
  for (const { listener } of running.values()) listener.abort();
  await Promise.all(ended);
  cancel();
}

function startCourier(
  work: Work & Pick<CourierOptions, 'lease' | 'signal' | 'sending'>,
  destinationId: string,
  ended: Promise<void>[],
): Running {
  const { kernel, bells } = work;
  const courier = new AbortController();
  const bell = doorbell(kernel.clock);
  bells.add(bell);
  const signal = AbortSignal.any([work.signal, courier.signal]);
  // Elsewhere than on SQLite another process may have put something into line.
  const pollMs = kernel.database.engine === 'sqlite' ? 30_000 : 1_000;
  // What is on its way when the destination is removed comes to its end, and then to the fallback if that was none.
  const options = { ...work, destinationId, signal, bell, pollMs, ringAll: work.wake };
  ended.push(
    runCourier(options)
      .catch((error: unknown) => kernel.log.error({ error, destination: destinationId }, 'A courier failed'))
      .finally(() => bells.delete(bell)),
  );
  return { courier, listener: new AbortController(), heardWith: '' };
}

/** Listens with the settings as they are now; goes on where they are the same. */
function listenAnew(work: Work, id: string, one: Running, ended: Promise<void>[]): void {
  const destination = work.destinations.find(id);
  const hearing = destination?.isEnabled ? destination.row.settings : '';
  if (hearing === one.heardWith) return;
  one.listener.abort();
  one.listener = new AbortController();
  one.heardWith = hearing;
  if (destination?.isEnabled) ended.push(listenTo(destination, { ...work, signal: one.listener.signal }));
}
