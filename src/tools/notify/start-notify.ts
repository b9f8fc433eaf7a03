import type { notify } from '#contracts/notify/contract.ts';
import type { RunningTool } from '#kernel/tool.ts';
import { alertHandlers } from './alerts/alert-handlers.ts';
import { keepHistoryForAYear } from './alerts/alert-retention.ts';
import { viewOf } from './alerts/alert-view.ts';
import { openAlertBook } from './alerts/open-alert-book.ts';
import { createResponder } from './alerts/respond.ts';
import { answerMessage } from './answer-message.ts';
import { channels } from './channels/index.ts';
import type { Destinations } from './delivery/destination-list.ts';
import { openDelivery } from './delivery/open-delivery.ts';
import { openDispatch } from './dispatch/open-dispatch.ts';
import { alertmanagerHandlers } from './inputs/alertmanager/alertmanager-handlers.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { type Messages, openMessages } from './messages/open-message-writer.ts';
import type { NotifyKernel, NotifyOptions } from './notify-kernel.ts';
import { liveRouting } from './routing/live-routing.ts';
import { openRouting } from './routing/open-routing.ts';
import { routingHandlers } from './routing/routing-handlers.ts';
import { openSilences } from './silences/open-silences.ts';
import { silenceHandlers } from './silences/silence-handlers.ts';

/** Inputs fill the book of alerts, dispatch decides who hears of them, delivery brings it to people. */
export async function startNotify(
  kernel: NotifyKernel,
  options: NotifyOptions,
): Promise<RunningTool<typeof notify>> {
  const { clock, database } = kernel;
  const startedAtMs = clock.now();
  const routing = await openRouting(kernel);
  const book = await openAlertBook(kernel, routing);
  const silences = await openSilences({ kernel, book });
  const messages = openMessages({ kernel, options, book });
  const responder = createResponder(kernel, book);
  const delivery = await openDelivery({
    kernel,
    channels,
    writer: messages.writer,
    answer: (answer, language) => answerMessage(answer, language, { database, clock, responder }),
  });
  const { destinations, outbox } = delivery;
  const live = liveRouting(routing, destinations);
  const dispatch = await openDispatch({ kernel, book, silences, routing: live, destinations, outbox });
  const inputs = await openInputs({ kernel, book });
  keepHistoryForAYear(kernel);
  const parts = { kernel, book, silences, dispatch, routing, destinations };
  return {
    handlers: {
      ...alertHandlers({
        ...parts,
        responder,
        counts: delivery.counts,
        changesBefore: ({ labels, startsAtMs }) => messages.changesBefore(labels, startsAtMs),
      }),
      ...silenceHandlers({ silences, book, viewOf: (alert) => viewOf(alert, dispatch, clock.now()) }),
      ...routingHandlers(parts),
      ...delivery.handlers,
      ...inputs.handlers,
      ...messages.handlers,
      removeTemplate: removingTemplate(messages.handlers, destinations),
      ...alertmanagerHandlers({ ...parts, version: options.version, startedAtMs }),
    },
    async [Symbol.asyncDispose]() {
      await inputs[Symbol.asyncDispose]();
      await dispatch[Symbol.asyncDispose]();
      await delivery[Symbol.asyncDispose]();
      await book[Symbol.asyncDispose]();
      await silences[Symbol.asyncDispose]();
      await routing[Symbol.asyncDispose]();
    },
  };
}

/** Its destinations use the built-in words from then on. */
function removingTemplate(
  { removeTemplate }: Messages['handlers'],
  destinations: Pick<Destinations, 'reload'>,
): Messages['handlers']['removeTemplate'] {
  return async (input, context) => {
    const removed = await removeTemplate(input, context);
    await destinations.reload();
    return removed;
  };
}
