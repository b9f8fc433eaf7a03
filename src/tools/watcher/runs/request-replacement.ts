import type { CallOptions } from '#contracts/client.ts';
import type { Words } from '#contracts/words.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import type { PullLogin } from './containers-port.ts';
import type { DriveContext } from './drive-context.ts';
import { knownOperations, reasonOf } from './find-replacement.ts';
import type { Request, RunRecord, Way } from './run-record.ts';
import { stepText } from './version-text.ts';
import { toldError } from './words-of-error.ts';

/** What has to be on disk before Containers is asked. */
export async function planRequest(
  { containers, kernel }: DriveContext,
  { run }: RunRecord,
  wanted: Pick<Request, 'way' | 'containerId' | 'configHash' | 'attempt'>,
  options: CallOptions,
): Promise<Request> {
  const { host } = run;
  const knownIds =
    wanted.way.by === 'self'
      ? [String((await containers.selfRecreation({ params: { host } }, options)).startedAtMs)]
      : await knownOperations(containers, host, wanted.containerId, options);
  return { ...wanted, knownIds, operationId: null, sinceMs: kernel.clock.now() };
}

/** Not `begun`: Containers may or may not have heard of it where `isPassing`; otherwise it has refused. */
export type Sent =
  | { readonly isBegun: true; readonly operationId: string }
  | { readonly isBegun: false; readonly isPassing: boolean; readonly why: Words };

export async function sendRequest(context: DriveContext, record: RunRecord, request: Request): Promise<Sent> {
  const { signal, kernel, pace } = context;
  try {
    return { isBegun: true, operationId: await send(context, record, request) };
  } catch (error) {
    signal.throwIfAborted();
    const told = toldError(error);
    if (!told) kernel.log.error({ error }, 'A replacement could not be asked for');
    // Containers may be bringing an interrupted replacement of it to an end.
    const isSoonOver = told?.isConflict && kernel.clock.now() - request.sinceMs < pace.patienceMs / 10;
    const isPassing = isSoonOver || (told?.isPassing ?? true);
    return { isBegun: false, isPassing, why: told?.words ?? noAnswer };
  }
}

const noAnswer: Words = {
  en: 'Containers did not answer; the log of NEXUS has more.',
  es: 'Containers no respondió; el registro de NEXUS dice más.',
};

async function send(
  context: DriveContext,
  { run, work }: RunRecord,
  { way, containerId, configHash }: Request,
): Promise<string> {
  const { containers, signal } = context;
  const { host } = run;
  if (way.by === 'revert') {
    const params = { recreation: way.recreationId };
    return (await containers.revertRecreation({ params, query: {} }, { signal })).id;
  }
  const login = await loginFor(context, way.image);
  const body = {
    image: way.image,
    ...digestOf(way),
    ...(login && { login }),
    ...(work.gateSeconds !== null && { gateSeconds: work.gateSeconds }),
    ...(configHash !== null && { configHash }),
  };
  if (way.by === 'self') {
    return (await containers.recreateSelf({ params: { host }, body }, { signal })).helperId;
  }
  const reason = `${reasonOf(run)}: ${stepText(run)}`.slice(0, 500);
  const params = { host, id: containerId };
  const input = { params, query: {}, body: { ...body, pull: true, reason } };
  return (await containers.recreate(input, { signal })).id;
}

/** Containers pulls by SHA-256 only; what is named by another hash is pulled by its tag. */
function digestOf({ digest }: Exclude<Way, { by: 'revert' }>): { digest?: string } {
  return digest !== null && /^sha256:[0-9a-f]{64}$/.test(digest) ? { digest } : {};
}

/** Without a login that can be had, the registry says itself that it wants one. */
async function loginFor(
  { credentialsFor, kernel }: DriveContext,
  image: string,
): Promise<PullLogin | undefined> {
  const reference = parseReference(image);
  if (!reference) return undefined;
  const { domain, path } = reference;
  try {
    return await credentialsFor(`${domain}/${path}`);
  } catch (error) {
    kernel.log.warn({ error, domain }, 'The login of a registry cannot be had; it is asked without');
    return undefined;
  }
}
