import { askUntil, type DriveContext, say, write } from './drive-context.ts';
import { followRequest, type Look, type SeenThrough } from './follow-request.ts';
import { sendRequest } from './request-replacement.ts';
import type { Request, RunRecord } from './run-record.ts';
import { details, problems } from './run-words.ts';

/** NEXUS is replaced by a helper, and by the time that has come out another process of NEXUS looks. */
export function seeSelfThrough(context: DriveContext, begun: RunRecord): Promise<SeenThrough> {
  return followRequest(context, begun, lookOnce);
}

async function lookOnce(context: DriveContext, record: RunRecord, request: Request): Promise<Look> {
  const { host } = record.run;
  const seen = await askUntil(context, Infinity, (options) =>
    context.containers.selfRecreation({ params: { host } }, options),
  );
  if (!seen.isAnswered) return { record, end: { is: 'refused', why: seen.why } };
  const { state, problem, startedAtMs } = seen.value;
  const isOurs = state !== 'none' && !request.knownIds.includes(String(startedAtMs));
  if (!isOurs) return await ask(context, record, request);
  const why = problem === null ? problems.unknown : { en: problem, es: problem };
  if (state === 'succeeded') return { record, end: { is: 'replaced', recreation: undefined } };
  if (state === 'back') return { record, end: { is: 'back', why } };
  if (state === 'failed') return { record, end: { is: 'broken', why } };
  return { record: await say(context, record, details.replacing) };
}

/** One that was asked for and never heard of was never begun. */
async function ask(context: DriveContext, record: RunRecord, request: Request): Promise<Look> {
  const isLate = context.kernel.clock.now() - request.sinceMs >= context.pace.patienceMs;
  if (request.operationId !== null && !isLate) return { record };
  const sent = isLate
    ? { isBegun: false as const, isPassing: false, why: problems.interrupted }
    : await sendRequest(context, record, request);
  if (!sent.isBegun) {
    return sent.isPassing ? { record } : { record, end: { is: 'refused', why: sent.why } };
  }
  const work = { request: { ...request, operationId: sent.operationId } };
  return { record: await write(context, record, { work }) };
}
