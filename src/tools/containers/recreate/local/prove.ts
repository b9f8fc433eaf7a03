import type { Clock } from '#kernel/clock.ts';
import { inspectContainer, pauseContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { followLogs } from '#library/docker/logs.ts';
import { cut } from '../../local-host/labels.ts';
import type { Draft, Gate, GateVerdict, Member } from '../draft.ts';
import { verdictOn, type Verdict } from '../gate-verdict.ts';
import { explained } from './explained.ts';
import { newIdOf } from './switch-over.ts';

export interface Proving {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly told: (detail: string) => void;
}

const everyMs = 200;

/** Watches all new containers that shall run; the first failure decides. Then pauses those that were paused. */
export async function prove(engine: Engine, draft: Draft, proving: Proving): Promise<GateVerdict> {
  const members = draft.members.filter(({ was }) => was !== 'stopped');
  const started = proving.clock.monotonic();
  const waiting = new Set(members);
  while (waiting.size > 0) {
    for (const member of waiting) {
      const verdict = await look(engine, member, proving.clock.monotonic() - started, draft.gate);
      if (verdict.is === 'failed') return await failure(engine, member, verdict.reason);
      if (verdict.is === 'well') waiting.delete(member);
      else proving.told(`${member.body.name}: ${verdict.waitingFor}`);
    }
    if (waiting.size > 0) await pause(proving);
  }
  for (const member of members) if (member.was === 'paused') await pauseAgain(engine, member);
  return { passed: true };
}

async function look(engine: Engine, member: Member, elapsedMs: number, gate: Gate): Promise<Verdict> {
  const failing = `The new ${member.body.name} cannot be watched`;
  const inspection = await explained(inspectContainer(engine, newIdOf(member)), failing);
  // Going on after a crash of NEXUS, it had been proved and paused already.
  if (inspection.State.Paused) return { is: 'well' };
  return verdictOn({ inspection, elapsedMs, mustBeHealthy: member.mustBeHealthy }, gate);
}

async function failure(engine: Engine, member: Member, reason: string): Promise<GateVerdict> {
  const id = newIdOf(member);
  const { State } = await inspectContainer(engine, id);
  const probe = State.Health?.Log?.at(-1)?.Output.trim();
  const said = reason === 'its health check fails' && probe ? `${reason}: ${cut(probe, 300)}` : reason;
  return {
    passed: false,
    reason: `The new ${member.body.name} did not prove itself: ${said}.`,
    log: await lastLines(engine, id),
  };
}

const tail = 15;

/** A log that cannot be read is no reason to stay in a bad place. */
async function lastLines(engine: Engine, id: string): Promise<string> {
  const lines: string[] = [];
  try {
    const signal = AbortSignal.timeout(5_000);
    for await (const { text } of followLogs(engine, id, { tail, follow: false, signal }))
      lines.push(cut(text, 500));
  } catch {
    lines.push('(its log cannot be read)');
  }
  return lines.join('\n');
}

async function pause({ clock, signal }: Proving): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(everyMs, resolve);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  cancel();
  signal.throwIfAborted();
}

async function pauseAgain(engine: Engine, member: Member): Promise<void> {
  const id = newIdOf(member);
  if ((await inspectContainer(engine, id)).State.Paused) return;
  await explained(pauseContainer(engine, id), `The new ${member.body.name} could not be paused`);
}
