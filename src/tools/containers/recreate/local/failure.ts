import { inspectContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { followLogs } from '#library/docker/logs.ts';
import { cut } from '../../local-host/labels.ts';
import { newIdOf, type GateVerdict, type Member } from '../draft.ts';
import { verdictOn } from '../gate-verdict.ts';
import { ifFound } from './explained.ts';

/** After `--rm`. */
export const deletedItself = 'it ended, and deleted itself';

/** Undefined while a new container that should run has not failed. */
export async function failureNow(engine: Engine, member: Member): Promise<GateVerdict | undefined> {
  const inspection = await ifFound(inspectContainer(engine, newIdOf(member)));
  if (!inspection) return await failureOf(engine, member, deletedItself);
  const gate = { steadyMs: 0, healthyWithinMs: 0 };
  const verdict = verdictOn({ inspection, elapsedMs: 0, mustBeHealthy: member.mustBeHealthy }, gate);
  return verdict.is === 'failed' ? await failureOf(engine, member, verdict.reason) : undefined;
}

/** Why a new container failed, with what it said last. */
export async function failureOf(engine: Engine, member: Member, reason: string): Promise<GateVerdict> {
  const id = newIdOf(member);
  const inspection = await ifFound(inspectContainer(engine, id));
  const probe = inspection?.State.Health?.Log?.at(-1)?.Output.trim();
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
