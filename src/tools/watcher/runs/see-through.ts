import type { Words } from '#contracts/words.ts';
import { askUntil, type DriveContext, say, write } from './drive-context.ts';
import { followRequest, type Look, type SeenThrough } from './follow-request.ts';
import { findReplacement } from './find-replacement.ts';
import { judgeReplacement } from './judge-replacement.ts';
import { planRequest, sendRequest } from './request-replacement.ts';
import type { Request, RunRecord } from './run-record.ts';
import { details, problems } from './run-words.ts';

const mostAttempts = 3;

/** Looks what became of the request, makes it where Containers has never heard of it, and follows it to its end. */
export function seeThrough(context: DriveContext, begun: RunRecord): Promise<SeenThrough> {
  return followRequest(context, begun, lookOnce);
}

async function lookOnce(context: DriveContext, record: RunRecord, request: Request): Promise<Look> {
  // Nothing may be concluded while Containers cannot be asked: something may be under way.
  const seen = await askUntil(context, Infinity, (options) =>
    findReplacement(context.containers, record.run, request, options),
  );
  if (!seen.isAnswered) return { record, end: { is: 'refused', why: seen.why } };
  const found = await noteOperation(context, record, seen.value.operation?.id ?? null);
  const judged = judgeReplacement(seen.value, request.operationId !== null);
  switch (judged.is) {
    case 'working':
      return { record: found };
    case 'repairing':
      return { record: await say(context, found, details.repairing) };
    case 'broken': {
      const isLate = context.kernel.clock.now() - request.sinceMs >= context.pace.patienceMs;
      const waiting = await say(context, found, details.repairing);
      return isLate ? { record: waiting, end: { is: 'broken', why: null } } : { record: waiting };
    }
    case 'replaced':
      return { record: found, end: judged };
    case 'refused':
    case 'back':
      return { record: found, end: { is: judged.is, why: sameInBoth(judged.why) } };
    case 'none':
      return await ask(context, found, request);
    case 'interrupted':
      return await askAgain(context, found, request);
  }
}

/** The engine's and the registry's words are in English only. */
function sameInBoth(text: string | null): Words {
  return text === null ? problems.unknown : { en: text, es: text };
}

async function noteOperation(
  context: DriveContext,
  record: RunRecord,
  operationId: string | null,
): Promise<RunRecord> {
  const { request } = record.work;
  if (!request || operationId === null || request.operationId === operationId) return record;
  return await write(context, record, {
    run: { operationId },
    work: { request: { ...request, operationId } },
  });
}

async function ask(context: DriveContext, record: RunRecord, request: Request): Promise<Look> {
  const sent = await sendRequest(context, record, request);
  if (sent.isBegun) return { record: await noteOperation(context, record, sent.operationId) };
  const isLate = context.kernel.clock.now() - request.sinceMs >= context.pace.patienceMs;
  if (sent.isPassing && !isLate) return { record };
  return { record, end: { is: 'refused', why: sent.why } };
}

/** Nothing was done, so it may be asked for once more, if the container is still the one that was meant. */
async function askAgain(context: DriveContext, record: RunRecord, request: Request): Promise<Look> {
  if (request.attempt >= mostAttempts) return { record, end: { is: 'interrupted' } };
  const { host } = record.run;
  const listed = await askUntil(context, Infinity, (options) =>
    context.containers.list({ query: { host } }, options),
  );
  if (!listed.isAnswered) return { record, end: { is: 'refused', why: listed.why } };
  if (!listed.value.containers.some(({ id }) => id === request.containerId)) {
    return { record, end: { is: 'gone' } };
  }
  const attempt = request.attempt + 1;
  const planned = await askUntil(context, Infinity, (options) =>
    planRequest(context, record, { ...request, attempt }, options),
  );
  if (!planned.isAnswered) return { record, end: { is: 'refused', why: planned.why } };
  return { record: await write(context, record, { work: { request: planned.value } }) };
}
