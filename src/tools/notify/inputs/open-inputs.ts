import { type Input, inputsEndpoints } from '#contracts/notify/inputs.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { subscribeEvents } from './events/subscribe-events.ts';
import { checkHeartbeat, type Named } from './heartbeat/check-heartbeat.ts';
import { watchHeartbeats, type HeartbeatWatch } from './heartbeat/heartbeat-watch.ts';
import { endAlertsOf } from './end-alerts.ts';
import {
  deleteInput,
  insertInput,
  readInput,
  readInputs,
  readLastBody,
  updateInput,
  type StoredInput,
} from './input-store.ts';
import { newInputToken } from './input-token.ts';
import { previewMapping } from './preview-mapping.ts';
import { createReportLimit } from './report-limit.ts';
import { bodyPlace, takeReport } from './take-report.ts';
import { mappingProblems } from './webhook/map-report.ts';
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
      ...changingHandlers(kernel, book, heartbeats),
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

function changingHandlers(
  { database, audit, clock }: NotifyKernel,
  book: AlertBook,
  heartbeats: HeartbeatWatch,
): Pick<Handlers, 'createInput' | 'changeInput' | 'renewInput' | 'removeInput'> {
  return {
    async createInput({ body }, { caller }) {
      checkSettings(body);
      const { token, hash, hint } = newInputToken();
      const atMs = clock.now();
      const input: StoredInput = {
        ...body,
        id: newId(atMs),
        tokenHash: hash,
        tokenHint: hint,
        lastSeenAtMs: null,
        lastProblem: null,
        isMissing: false,
        createdAtMs: atMs,
        createdBy: callerName(caller),
      };
      await database.transaction(async (tx) => {
        checkHeartbeat(input, await readInputs(tx));
        await insertInput(tx, input);
        const action = 'add input';
        await audit.record(tx, { caller, action, target: input.name, outcome: 'succeeded', after: body });
      });
      heartbeats.restart(input.id);
      return { input: shown(input, heartbeats), path: pathOf(token) };
    },
    async changeInput({ params: { id }, body }, { caller }) {
      checkSettings(body);
      const changed = await database.transaction(async (tx) => {
        const { name, settings, isEnabled, ...rest } = await known(readInput(tx, id));
        const before = { name, settings, isEnabled };
        checkHeartbeat({ ...body, id }, await readInputs(tx));
        // A heartbeat under another name or rule is another alert.
        if (settings.kind === 'heartbeat') await endAlertsOf(id, book, clock.now(), tx);
        await updateInput(tx, id, { ...body, isMissing: false });
        const action = 'change input';
        await audit.record(tx, { caller, action, target: name, outcome: 'succeeded', before, after: body });
        return { ...rest, ...body, isMissing: false };
      });
      heartbeats.restart(id);
      return shown(changed, heartbeats);
    },
    async renewInput({ params: { id } }, { caller }) {
      const { token, hash, hint } = newInputToken();
      const input = await database.transaction(async (tx) => {
        const old = await known(readInput(tx, id));
        await updateInput(tx, id, { tokenHash: hash, tokenHint: hint });
        await audit.record(tx, { caller, action: 'renew input', target: old.name, outcome: 'succeeded' });
        return { ...old, tokenHash: hash, tokenHint: hint };
      });
      return { input: shown(input, heartbeats), path: pathOf(token) };
    },
    async removeInput({ params: { id } }, { caller }) {
      await database.transaction(async (tx) => {
        const { name, settings } = await known(readInput(tx, id));
        await endAlertsOf(id, book, clock.now(), tx);
        await deleteInput(tx, id);
        const action = 'remove input';
        await audit.record(tx, { caller, action, target: name, outcome: 'succeeded', before: { settings } });
      });
      return {};
    },
  };
}

function checkSettings({ settings }: Named): void {
  const problems = settings.kind === 'webhook' ? mappingProblems(settings.mapping) : [];
  if (problems.length === 0) return;
  const issues = problems.map(({ path, message }) => ({ path: `settings.mapping.${path}`, message }));
  throw invalid('The mapping cannot be used.', issues);
}

async function known(reading: Promise<StoredInput | undefined>): Promise<StoredInput> {
  const input = await reading;
  if (!input) throw notFound('This input');
  return input;
}

function shown(stored: StoredInput, heartbeats: HeartbeatWatch): Input {
  const { tokenHash: _, ...input } = stored;
  return { ...input, dueAtMs: heartbeats.dueMs(stored) };
}

function pathOf(token: string): string {
  return `/api/notify/in/${token}`;
}
