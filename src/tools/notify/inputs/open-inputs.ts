import type { inputsEndpoints } from '#contracts/notify/inputs.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { subscribeEvents } from './events/subscribe-events.ts';
import { watchHeartbeats, type HeartbeatWatch } from './heartbeat/heartbeat-watch.ts';
import { changeInputs } from './change-inputs.ts';
import { readInput, readInputs, readLastBody } from './input-store.ts';
import { known, shown } from './shown-input.ts';
import { previewMapping } from './preview-mapping.ts';
import { createReportLimit } from './report-limit.ts';
import { bodyPlace, takeReport } from './take-report.ts';
import { mappingPresets } from './webhook/mapping-presets.ts';

export interface InputsOptions {
  readonly kernel: NotifyKernel;
  readonly book: AlertBook;
}

export interface Inputs extends AsyncDisposable {
  readonly handlers: HandlersFor<typeof inputsEndpoints>;
  /** Looks for overdue heartbeats now. */
  checkHeartbeats(): Promise<void>;
}

/** The addresses that take reports from outside, and the alerts of other tools' events. Call before the bus starts. */
export async function openInputs({ kernel, book }: InputsOptions): Promise<Inputs> {
  subscribeEvents(kernel, book);
  const heartbeats = watchHeartbeats(kernel, book);
  const intake = { kernel, book, limit: createReportLimit() };
  return {
    checkHeartbeats: () => heartbeats.check(),
    handlers: {
      ...readingHandlers(kernel, heartbeats),
      ...changeInputs({ kernel, book, heartbeats }),
      previewMapping: ({ body }) => Promise.resolve(previewMapping(body, kernel.clock.now())),
      receive: ({ params, query }, _, request) =>
        takeReport(intake, { token: params.token, status: query.status }, request),
    },
    [Symbol.asyncDispose]: () => heartbeats[Symbol.asyncDispose](),
  };
}

type Handlers = HandlersFor<typeof inputsEndpoints>;

function readingHandlers(
  { database, secrets }: NotifyKernel,
  heartbeats: HeartbeatWatch,
): Pick<Handlers, 'inputs' | 'mappingPresets' | 'lastReport'> {
  return {
    inputs: async () => (await readInputs(database.query)).map((input) => shown(input, heartbeats)),
    mappingPresets: () => Promise.resolve([...mappingPresets]),
    async lastReport({ params: { id } }) {
      const input = await known(readInput(database.query, id));
      const sealed = await readLastBody(database.query, id);
      const body = sealed === null ? '' : secrets.open(sealed, bodyPlace(id)).reveal();
      return { atMs: input.lastSeenAtMs, body };
    },
  };
}
