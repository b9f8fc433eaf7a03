import type { PushKind } from './push-state.ts';

/** What a job says by the address that it calls. */
export interface PingMeaning {
  readonly kind: PushKind;
  /** 0 to 255, when the job told it. */
  readonly exitStatus: number | null;
  readonly runId: string | null;
}

export type ReadPing =
  | { readonly meaning: PingMeaning; readonly problem?: undefined }
  | { readonly meaning?: undefined; readonly problem: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const kinds: Readonly<Record<string, PushKind>> = {
  '': 'success',
  start: 'start',
  fail: 'fail',
  log: 'log',
};

/**
 * @param action what follows the monitor's key in the path: nothing, `start`, `fail`, `log` or an exit status.
 * @param rid the query parameter of that name: a UUID of the run.
 */
export function readPing(action: string, rid: string | undefined): ReadPing {
  if (rid !== undefined && !uuid.test(rid))
    return { problem: 'The run id (rid) has to be a UUID, as uuidgen prints it.' };
  const runId = rid?.toLowerCase() ?? null;
  if (/^\d+$/.test(action)) {
    const exitStatus = Number(action);
    if (exitStatus > 255) return { problem: 'An exit status is a number from 0 to 255.' };
    return { meaning: { kind: exitStatus === 0 ? 'success' : 'fail', exitStatus, runId } };
  }
  const kind = Object.hasOwn(kinds, action) ? kinds[action] : undefined;
  if (kind === undefined)
    return { problem: 'Add nothing, /start, /fail, /log or the exit status to the address.' };
  return { meaning: { kind, exitStatus: null, runId } };
}
