import type { Clock } from '#kernel/clock.ts';
import { pauseContainer } from '#library/docker/container-lifecycle.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { newIdOf, type Draft, type Gate, type GateVerdict, type Member } from '../draft.ts';
import { verdictOn, type Verdict } from '../gate-verdict.ts';
import { explained, ifFound } from './explained.ts';
import { deletedItself, failureOf } from './failure.ts';

export interface Proving {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly told: (detail: string) => void;
}

const everyMs = 200;

/** Watches all new containers that shall run, until all are well at once or one has failed. Pauses those that were paused. */
export async function prove(engine: Engine, draft: Draft, proving: Proving): Promise<GateVerdict> {
  const members = draft.members.filter(({ was }) => was !== 'stopped');
  const started = proving.clock.monotonic();
  for (;;) {
    const waitingFor: string[] = [];
    for (const member of members) {
      const verdict = await look(engine, member, proving.clock.monotonic() - started, draft.gate);
      if (verdict.is === 'failed') return await failureOf(engine, member, verdict.reason);
      if (verdict.is === 'open') waitingFor.push(`${member.body.name}: ${verdict.waitingFor}`);
    }
    if (waitingFor.length === 0) break;
    proving.told(waitingFor.join(', '));
    await pause(proving);
  }
  for (const member of members) if (member.was === 'paused') await pauseAgain(engine, member);
  return { passed: true };
}

async function look(engine: Engine, member: Member, elapsedMs: number, gate: Gate): Promise<Verdict> {
  const failing = `The new ${member.body.name} cannot be watched`;
  const inspection = await explained(ifFound(inspectContainer(engine, newIdOf(member))), failing);
  if (!inspection) return { is: 'failed', reason: deletedItself };
  // Going on after a crash of NEXUS, it had been proved and paused already.
  if (inspection.State.Paused) return { is: 'well' };
  return verdictOn({ inspection, elapsedMs, mustBeHealthy: member.mustBeHealthy }, gate);
}

async function pause({ clock, signal }: Proving): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  const cancel = clock.after(everyMs, end);
  signal.addEventListener('abort', end);
  await promise;
  signal.removeEventListener('abort', end);
  cancel();
  signal.throwIfAborted();
}

async function pauseAgain(engine: Engine, member: Member): Promise<void> {
  const id = newIdOf(member);
  if ((await inspectContainer(engine, id)).State.Paused) return;
  await explained(pauseContainer(engine, id), `The new ${member.body.name} could not be paused`);
}
