import { NexusError } from '#kernel/errors.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { startContainer, stopContainer } from '#library/docker/container-lifecycle.ts';
import { renameContainer, updateContainer } from '#library/docker/containers.ts';
import { explainFailure } from '../../local-host/action-failure.ts';
import type { ContainerRecord } from '../../host.ts';
import { newIdOf, type Draft, type FoundMember, type GateVerdict, type Member } from '../draft.ts';
import { examine } from './examine.ts';
import { explained, ifFound, refusal } from './explained.ts';
import { failureNow } from './failure.ts';

/**
 * Old ones stop, dependents first; new ones take their names and start, providers first. Only what must happen between the
 * stop and the start of a container happens there.
 */
export async function switchOver(
  engine: Engine,
  draft: Draft,
  records: readonly ContainerRecord[],
): Promise<GateVerdict> {
  const { found } = await examine(engine, draft);
  const places = draft.members.map((member, index) => ({ member, found: found[index]! }));
  for (const { member, found: each } of places) if (each.old) await keepDown(engine, member);
  for (const { member, found: each } of places.toReversed()) {
    // One that deletes itself on stopping holds its name until it is gone.
    if (each.old && isAutoRemoved(member)) await moveAside(engine, member, each);
    if (each.old?.running) await stopOld(engine, member);
  }
  for (const { member, found: each } of places) {
    if (!isAutoRemoved(member)) await moveAside(engine, member, each);
    await takePlace(engine, member, each);
    const failure = member.was === 'stopped' ? undefined : await startNew(engine, draft, member, records);
    if (failure) return failure;
  }
  return { passed: true };
}

export function isAutoRemoved({ oldBody }: Member): boolean {
  return oldBody.create.HostConfig?.AutoRemove === true;
}

/** A restart of the engine in between must not bring both up. */
async function keepDown(engine: Engine, member: Member): Promise<void> {
  const policy = member.oldBody.create.HostConfig?.RestartPolicy?.Name ?? '';
  if (isAutoRemoved(member) || policy === '' || policy === 'no') return;
  const { oldId, oldBody } = member;
  const failing = `The restart policy of the old ${oldBody.name} could not be suspended`;
  await explained(ifFound(updateContainer(engine, oldId, { RestartPolicy: { Name: 'no' } })), failing);
}

async function stopOld(engine: Engine, { oldId, oldBody }: Member): Promise<void> {
  const failing = `The old ${oldBody.name} could not be stopped`;
  await explained(ifFound(stopContainer(engine, oldId, stopTimes(oldBody.create.StopTimeout))), failing);
}

/** A container may have asked for more patience than a call has by default. */
export function stopTimes(stopTimeout: number | null | undefined): { timeoutMs?: number } {
  return stopTimeout && stopTimeout > 240 ? { timeoutMs: (stopTimeout + 60) * 1000 } : {};
}

async function moveAside(engine: Engine, member: Member, { old }: FoundMember): Promise<void> {
  if (!old || old.name === member.asideName) return;
  const failing = `The old ${member.oldBody.name} could not be renamed`;
  await explained(ifFound(renameContainer(engine, member.oldId, member.asideName)), failing);
}

async function takePlace(engine: Engine, member: Member, found: FoundMember): Promise<void> {
  if (found.new?.name === member.body.name) return;
  const failing = `The new ${member.body.name} could not take its name`;
  await explained(renameContainer(engine, newIdOf(member), member.body.name), failing);
}

/** One that cannot start because what it needs has failed: that is the failure to tell. */
async function startNew(
  engine: Engine,
  { members }: Draft,
  member: Member,
  records: readonly ContainerRecord[],
): Promise<GateVerdict | undefined> {
  try {
    await startContainer(engine, newIdOf(member), { timeoutMs: 120_000 });
    return undefined;
  } catch (error) {
    for (const provider of members.filter(({ oldBody }) => member.needs.includes(oldBody.name))) {
      const failure = await failureNow(engine, provider);
      if (failure) return failure;
    }
    throw startFailure(error, member, records);
  }
}

/** In the words that a start by hand would get: who has the port, which network is gone. */
function startFailure(error: unknown, member: Member, records: readonly ContainerRecord[]): unknown {
  const failing = `The new ${member.body.name} could not be started`;
  const old = records.find(({ summary }) => summary.id === member.oldId);
  if (!old || !isEngineError(error) || error.kind === 'unreachable') return refusal(error, failing);
  const record = { ...old, summary: { ...old.summary, name: `The new ${member.body.name}` } };
  const message = explainFailure({ action: 'start', record, all: records, error });
  return new NexusError('engine-refused', 409, message, { cause: error });
}
