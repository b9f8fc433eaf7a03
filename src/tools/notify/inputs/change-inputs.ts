import type { inputsEndpoints } from '#contracts/notify/inputs.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { invalid } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { endAlertsOf } from './end-alerts.ts';
import { checkHeartbeat, type Named } from './heartbeat/check-heartbeat.ts';
import type { HeartbeatWatch } from './heartbeat/heartbeat-watch.ts';
import {
  deleteInput,
  insertInput,
  readInput,
  readInputs,
  type StoredInput,
  updateInput,
} from './input-store.ts';
import { newInputToken } from './input-token.ts';
import { known, shown } from './shown-input.ts';
import { mappingProblems } from './webhook/map-report.ts';

interface Parts {
  readonly kernel: NotifyKernel;
  readonly book: AlertBook;
  readonly heartbeats: HeartbeatWatch;
}

type Handlers = HandlersFor<typeof inputsEndpoints>;

export function changeInputs(
  parts: Parts,
): Pick<Handlers, 'createInput' | 'changeInput' | 'renewInput' | 'removeInput'> {
  return {
    createInput: createInput(parts),
    changeInput: changeInput(parts),
    renewInput: renewInput(parts),
    removeInput: removeInput(parts),
  };
}

function createInput({ kernel, heartbeats }: Parts): Handlers['createInput'] {
  const { database, audit, clock } = kernel;
  return async ({ body }, { caller }) => {
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
      lastProblemEs: null,
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
  };
}

function changeInput({ kernel, book, heartbeats }: Parts): Handlers['changeInput'] {
  const { database, audit, clock } = kernel;
  return async ({ params: { id }, body }, { caller }) => {
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
  };
}

function renewInput({ kernel: { database, audit }, heartbeats }: Parts): Handlers['renewInput'] {
  return async ({ params: { id } }, { caller }) => {
    const { token, hash, hint } = newInputToken();
    const input = await database.transaction(async (tx) => {
      const old = await known(readInput(tx, id));
      await updateInput(tx, id, { tokenHash: hash, tokenHint: hint });
      await audit.record(tx, { caller, action: 'renew input', target: old.name, outcome: 'succeeded' });
      return { ...old, tokenHash: hash, tokenHint: hint };
    });
    return { input: shown(input, heartbeats), path: pathOf(token) };
  };
}

function removeInput({ kernel, book }: Parts): Handlers['removeInput'] {
  const { database, audit, clock } = kernel;
  return async ({ params: { id } }, { caller }) => {
    await database.transaction(async (tx) => {
      const { name, settings } = await known(readInput(tx, id));
      await endAlertsOf(id, book, clock.now(), tx);
      await deleteInput(tx, id);
      const action = 'remove input';
      await audit.record(tx, { caller, action, target: name, outcome: 'succeeded', before: { settings } });
    });
    return {};
  };
}

function checkSettings({ settings }: Named): void {
  const problems = settings.kind === 'webhook' ? mappingProblems(settings.mapping) : [];
  if (problems.length === 0) return;
  const issues = problems.map(({ path, ...said }) => ({ path: `settings.mapping.${path}`, ...said }));
  throw invalid(unusable, issues);
}

const unusable = { en: 'The mapping cannot be used.', es: 'La correspondencia no se puede usar.' };

function pathOf(token: string): string {
  return `/api/notify/in/${token}`;
}
