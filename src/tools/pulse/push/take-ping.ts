import type { Caller } from '#contracts/access.ts';
import type { RawAnswer, RawRequest } from '#contracts/transfer.ts';
import { invalid, notFound, tooMany } from '#kernel/errors.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import { pushSettings } from '../checks/push/push-settings.ts';
import { ruleOf } from '../checks/push/rule-of.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { applyPing, type PingOutcome } from './apply-ping.ts';
import { bodyEnd } from './body-end.ts';
import { filterPing, type Ping } from './filter-ping.ts';
import { lookAtPush } from './look-at-push.ts';
import { type newPingLimit, pingsPerMinute } from './ping-limit.ts';
import type { PushRule } from './push-rule.ts';
import { newPushState, pausePush, type PushState, resumePush } from './push-state.ts';
import { insertPing, lockJob, readNumberOfToken, readPushState, writePushState } from './push-store.ts';
import { hashOf } from './push-token.ts';
import { readPing } from './read-ping.ts';

export interface PingIntake {
  readonly kernel: Pick<PulseKernel, 'database' | 'clock' | 'secrets'>;
  readonly monitors: Pick<Monitors, 'byNumber' | 'resume'>;
  readonly limit: ReturnType<typeof newPingLimit>;
  /** The monitor may be another than before. */
  readonly changed: (number: number) => void;
}

/** What is behind the address of NEXUS in a request. */
export interface PingAddress {
  readonly token: string;
  /** '' where there is none. */
  readonly action: string;
  readonly rid: string | undefined;
}

/** Who resumes a monitor whose job reports, in the audit log. */
const self: Caller = { kind: 'tool', tool: 'pulse' };
const longestUserAgent = 200;

export const pingBodyPlace = (number: number) => `push_pings.body.${number}`;

/** Takes what a job reports. Answers once it is committed. @throws NexusError `not-found`, `invalid`, `too-many` */
export async function takePing(
  intake: PingIntake,
  { token, action, rid }: PingAddress,
  request: RawRequest,
): Promise<RawAnswer> {
  const { kernel, monitors, limit, changed } = intake;
  const number = await readNumberOfToken(kernel.database.query, hashOf(token));
  const monitor = number === undefined ? undefined : monitors.byNumber(number);
  if (!monitor || monitor.kind !== 'push' || monitor.problem)
    throw notFound({ en: 'This address', es: 'esta dirección' });
  const waitMs = limit.take(monitor.number, kernel.clock.now());
  if (waitMs > 0)
    throw tooMany(
      {
        en: `This address takes ${pingsPerMinute} reports a minute.`,
        es: `Esta dirección admite ${pingsPerMinute} avisos por minuto.`,
      },
      Math.ceil(waitMs / 1_000),
    );
  const { meaning, problem } = readPing(action, rid);
  if (meaning === undefined) throw invalid(problem);
  const ping: Ping = { ...meaning, method: request.method, body: bodyEnd(request.body) };
  const rule = ruleOf(pushSettings.parse(monitor.settings));
  await resumeIfWanted(intake, monitor, ping, rule);
  const outcome = await store(
    kernel,
    monitor.number,
    { ping, rule, isPaused: isPaused(intake, monitor) },
    request,
  );
  if (outcome.change !== undefined || outcome.counted.kind === 'start') changed(monitor.number);
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
}

function isPaused({ monitors }: PingIntake, { number }: StoredMonitor): boolean {
  return monitors.byNumber(number)?.state === 'paused';
}

/** A job that reports an end is at work again, unless a person wants to say so. */
async function resumeIfWanted(
  { kernel, monitors }: PingIntake,
  monitor: StoredMonitor,
  ping: Ping,
  rule: PushRule,
) {
  if (monitor.state !== 'paused') return;
  const known = (await readPushState(kernel.database.query, monitor.number)) ?? newPushState;
  const { kind } = filterPing(ping, rule, pausePush(known));
  if (kind === 'success' || kind === 'fail') await monitors.resume([monitor.id], self);
}

interface Taken {
  readonly ping: Ping;
  readonly rule: PushRule;
  readonly isPaused: boolean;
}

async function store(
  { database, clock, secrets }: PingIntake['kernel'],
  number: number,
  { ping, rule, isPaused: paused }: Taken,
  request: RawRequest,
): Promise<PingOutcome> {
  const body = ping.body === '' ? null : secrets.seal(new Secret(ping.body), pingBodyPlace(number));
  return database.transaction(async (tx) => {
    const { state: known } = await lockJob(tx, number);
    const nowMs = clock.now();
    const outcome = applyPing(asItIs(known, rule, nowMs, paused), ping, rule, nowMs);
    await writePushState(tx, number, outcome.state);
    await insertPing(tx, {
      number,
      at_ms: nowMs,
      counted: outcome.counted.kind ?? null,
      ignored: outcome.counted.ignored ?? null,
      method: ping.method.slice(0, 20),
      exit_status: ping.exitStatus,
      run_id: ping.runId,
      duration_ms: outcome.durationMs,
      user_agent: (request.header('user-agent') ?? '').slice(0, longestUserAgent).toWellFormed(),
      body,
    });
    return outcome;
  });
}

/** What came late is late, whether or not somebody has looked at it meanwhile. */
function asItIs(known: PushState, rule: PushRule, nowMs: number, paused: boolean): PushState {
  return paused ? pausePush(known) : lookAtPush(resumePush(known), rule, nowMs).state;
}
