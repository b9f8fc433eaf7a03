import { abortable } from '../abortable.ts';
import type { Answer, Ask } from './exchange.ts';
import { RegistryFault } from './fault.ts';
import { paceAfter, startPace, takeTurn, type PaceEvent } from './pace.ts';
import { readQuota, readQuotaMessage, readRetryAfter } from './quota.ts';
import type { RegistryClock, Session } from './session.ts';

/** Asks once, in the host's turn. What says nothing about the question (429, 5xx, no answer) is thrown as a fault. */
export async function send(session: Session, ask: Ask): Promise<Answer> {
  const { host } = ask.url;
  await awaitTurn(session, host, ask.signal);
  let answer: Answer;
  try {
    answer = await session.wire.exchange(ask);
  } catch (error) {
    if (error instanceof RegistryFault && error.reason.id !== 'wrong-answer')
      note(session, host, { kind: 'failed', retryAfterMs: undefined });
    throw error;
  }
  if (ask.url.origin === session.origin.origin) keepQuota(session, answer);
  return judged(session, host, answer);
}

function judged(session: Session, host: string, answer: Answer): Answer {
  const nowMs = session.options.clock.now();
  const retryAfterMs = readRetryAfter(answer.headers['retry-after'], nowMs);
  if (answer.status === 429) {
    const told = retryAfterMs ?? readQuotaMessage(answer.body.toString('utf8', 0, 4096)).retryAfterMs;
    const untilMs = note(session, host, { kind: 'rate-limited', retryAfterMs: told ?? undefined });
    throw new RegistryFault({ id: 'rate-limited', untilMs });
  }
  if (answer.status >= 500) {
    note(session, host, { kind: 'failed', retryAfterMs });
    throw new RegistryFault({ id: 'server-error', status: answer.status });
  }
  note(session, host, { kind: 'answered' });
  return answer;
}

async function awaitTurn({ options }: Session, host: string, signal: AbortSignal | undefined): Promise<void> {
  const { paces, limits, clock } = options;
  const nowMs = clock.now();
  const turn = takeTurn(paces.get(host) ?? startPace(limits, nowMs), limits, nowMs);
  if ('rest' in turn) {
    const { untilMs, because } = turn.rest;
    throw new RegistryFault({ id: because === 'failing' ? 'resting' : 'rate-limited', untilMs });
  }
  paces.set(host, turn.pace);
  if (turn.waitMs > 0) await pause(clock, turn.waitMs, signal);
}

async function pause(clock: RegistryClock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(delayMs, resolve);
  try {
    await abortable(promise, signal);
  } finally {
    cancel();
  }
}

/** Until when the host is left alone from now on; now when it is not. */
function note({ options }: Session, host: string, event: PaceEvent): number {
  const { paces, limits, clock } = options;
  const nowMs = clock.now();
  const before = paces.get(host) ?? startPace(limits, nowMs);
  const after = paceAfter(before, event, nowMs);
  if (after !== before) paces.set(host, after);
  return after.rest?.untilMs ?? nowMs;
}

function keepQuota(session: Session, { headers }: Answer): void {
  const quota = readQuota((name) => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  });
  if (quota) session.quota = { ...quota, readAtMs: session.options.clock.now() };
}
