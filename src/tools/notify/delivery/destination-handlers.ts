import type { DestinationDraft, destinationsEndpoints, TestOutcome } from '#contracts/notify/destinations.ts';
import { oneLine } from '#contracts/notify/in-language.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext, HandlersFor } from '#kernel/tool.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { SendContext } from '../channels/channel.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { destinationRemoved, type Reason, reasonOf } from '../reason.ts';
import { checkLinks, checkSettings } from './check-draft.ts';
import {
  type AnyChannel,
  type Destinations,
  sealSettings,
  type StoredDestination,
} from './destination-list.ts';
import {
  countDeliveries,
  deleteDestination,
  type DestinationRow,
  readMemory,
  saveDestination,
} from './destination-store.ts';
import { toChannelKind, toDestination } from './destination-view.ts';
import { giveUp } from './give-up.ts';
import { makeDue, readWaiting } from './line-store.ts';
import { testMessage } from './test-message.ts';
import { trySend } from './try-send.ts';
import { prepareWithdrawal } from './withdraw.ts';

export interface DestinationHandlersOptions {
  readonly kernel: NotifyKernel;
  readonly channels: readonly AnyChannel[];
  readonly destinations: Destinations;
  readonly writer: MessageWriter;
  readonly fetch: typeof fetch;
  readonly vapidKeys: SendContext['vapidKeys'];
  readonly wake: () => void;
}

type Options = DestinationHandlersOptions;

export function destinationHandlers(options: Options): HandlersFor<typeof destinationsEndpoints> {
  const { channels, destinations, kernel } = options;
  return {
    channelKinds: () => channels.map(toChannelKind),
    destinations: async () => {
      const counts = await countDeliveries(kernel.database);
      const nowMs = kernel.clock.now();
      return destinations
        .all()
        .map((one) => toDestination(one, counts.get(one.id) ?? { waiting: 0, dead: 0 }, nowMs));
    },
    createDestination: ({ body }, context) => save(options, undefined, body, context),
    changeDestination: ({ params, body }, context) =>
      save(options, require(destinations, params.id), body, context),
    removeDestination: async ({ params }, context) => {
      await remove(options, require(destinations, params.id), context);
      return {};
    },
    testDestination: ({ body }, context) =>
      test(options, body.id === undefined ? undefined : require(destinations, body.id), body.draft, context),
  };
}

function require(destinations: Destinations, id: string): StoredDestination {
  const found = destinations.find(id);
  if (!found) throw notFound({ en: 'The destination', es: 'el canal' });
  return found;
}

async function save(
  options: Options,
  stored: StoredDestination | undefined,
  wanted: DestinationDraft,
  { caller }: CallContext,
) {
  const { kernel, destinations } = options;
  // It stands in titles and lists: no line ends, and nothing that turns letters about.
  const draft = { ...wanted, name: oneLine(wanted.name) };
  const { settings } = checkSettings(options.channels, stored, draft);
  const id = stored?.id ?? newId();
  const nowMs = kernel.clock.now();
  const row: DestinationRow = {
    ...toRow(draft),
    id,
    settings: sealSettings(kernel, id, settings),
    last_sent_ms: stored?.row.last_sent_ms ?? null,
    updated_ms: nowMs,
    updated_by: callerName(caller),
  };
  await kernel.database.transaction(async (tx) => {
    await checkLinks(tx, stored, draft);
    await saveDestination(tx, row);
    await makeDue(tx, id, nowMs);
    const action = stored ? 'change destination' : 'add destination';
    const shown = (of: DestinationRow) => ({ ...of, settings: undefined });
    await kernel.audit.record(tx, {
      caller,
      action,
      target: row.name,
      outcome: 'succeeded',
      ...(stored && { before: shown(stored.row) }),
      after: shown(row),
    });
  });
  await destinations.reload();
  options.wake();
  const counts = (await countDeliveries(kernel.database)).get(id) ?? { waiting: 0, dead: 0 };
  return toDestination(require(destinations, id), counts, nowMs);
}

/** A change clears why it was refused or held: it is tried anew. */
function toRow(draft: DestinationDraft) {
  return {
    name: draft.name,
    kind: draft.kind,
    language: draft.language,
    template_id: draft.templateId,
    fallback_id: draft.fallbackId,
    is_enabled: draft.isEnabled ? 1 : 0,
    is_default: draft.isDefault ? 1 : 0,
    broken_reason: null,
    broken_reason_es: null,
    broken_since_ms: null,
    held_until_ms: null,
    held_reason: null,
    held_reason_es: null,
    is_hold_asked: 0,
  };
}

async function remove(options: Options, stored: StoredDestination, { caller }: CallContext): Promise<void> {
  const { kernel, destinations } = options;
  const target = stored.name;
  const withdraw = await prepareWithdrawal(kernel, stored);
  await kernel.database.transaction(async (tx) => {
    for (const row of await readWaiting(tx, stored.id))
      await giveUp(options, tx, stored, row, destinationRemoved);
    await deleteDestination(tx, stored.id);
    await kernel.audit.record(tx, { caller, action: 'remove destination', target, outcome: 'succeeded' });
  });
  await destinations.reload();
  options.wake();
  await withdraw();
}

function taken(title: string): Reason {
  return { en: `${title} took the message.`, es: `${title} aceptó el mensaje.` };
}

async function test(
  options: Options,
  stored: StoredDestination | undefined,
  draft: DestinationDraft,
  { caller, signal }: CallContext,
): Promise<TestOutcome> {
  const { kernel, writer } = options;
  const { channel, settings } = checkSettings(options.channels, stored, draft);
  const { clock, log, database } = kernel;
  const { language, templateId } = draft;
  const payload = testMessage(language, callerName(caller), clock.now());
  const message = await writer.write(newId(clock.now()), payload, { language, templateId });
  const memory = {
    get: async (key: string) => (stored ? readMemory(database, stored.id, key) : undefined),
    // A test changes nothing that real messages build on.
    set: async () => {},
  };
  const way = { ...options, signal, clock, log };
  const tried = await trySend(message, { ...way, channel, settings, memory, attempt: 1 });
  const { outcome, durationMs } = tried;
  const isDelivered = outcome.kind === 'sent';
  const { en: text, es: textEs } = outcome.kind === 'sent' ? taken(channel.title) : reasonOf(outcome);
  const target = draft.name;
  await database.transaction((tx) =>
    kernel.audit.record(tx, {
      caller,
      action: 'test destination',
      target,
      outcome: isDelivered ? 'succeeded' : 'failed',
    }),
  );
  return { isDelivered, text, textEs, code: outcome.code ?? null, durationMs };
}
