import type { Engine } from '#library/docker/engine.ts';
import {
  pauseContainer,
  startContainer,
  stopContainer,
  waitContainer,
} from '#library/docker/container-lifecycle.ts';
import { inspectContainer, renameContainer, updateContainer } from '#library/docker/containers.ts';
import { tiedTo } from '../body/engine-body.ts';
import type { Draft, FoundContainer, FoundMember, Member } from '../draft.ts';
import { withUsableImage } from './build.ts';
import { examine } from './examine.ts';
import { explained, ifFound } from './explained.ts';
import { pointTo, untag } from './image-tags.ts';
import { makeContainer, removeVolumes } from './make-container.ts';
import { isAutoRemoved, stopTimes } from './switch-over.ts';
import { takeAway } from './take-away.ts';

/**
 * New containers go, the last first, and with them only the volumes they brought; then the old ones come back, providers
 * first. An old one that is gone, as after `--rm`, is made again, and with it those that refer to it by its id.
 */
export async function goBack(engine: Engine, start: Draft): Promise<void> {
  for (const member of start.members) if (isAutoRemoved(member)) await untilRemoved(engine, member);
  await untilStopsEnd(engine, start);
  const { draft, found } = await examine(engine, start);
  for (const [index, member] of [...draft.members.entries()].toReversed()) {
    await removeNew(engine, member, found[index]?.new ?? null);
    await explained(
      removeVolumes(engine, member.newVolumes),
      `Volumes of the new ${member.body.name} remain`,
    );
  }
  const remade = new Map<string, string>();
  for (const [index, member] of draft.members.entries())
    await bringBack(engine, member, found[index]!, remade);
  for (const { reference, before } of draft.tags)
    if (before !== null) await pointTo(engine, reference, before);
  if (draft.rollbackTag !== null) await untag(engine, draft.rollbackTag);
}

/** The engine's own when a container names none, and a while for the engine itself. */
const defaultStopSeconds = 10;
const marginMs = 5_000;

/**
 * A stop that a killed NEXUS has asked for goes on in the engine, and ends a container that was still seen running. Only with
 * every new one made can one have been asked for.
 */
async function untilStopsEnd(engine: Engine, start: Draft): Promise<void> {
  const { found } = await examine(engine, start);
  if (found.some((one) => one.new === null || one.new.running)) return;
  const stopping = start.members.filter(({ was }, index) => was !== 'stopped' && found[index]?.old?.running);
  await Promise.all(
    stopping.map(async ({ oldId, oldBody: { create } }) => {
      const timeoutMs = (create.StopTimeout ?? defaultStopSeconds) * 1000 + marginMs;
      const ended = waitContainer(engine, oldId, { condition: 'not-running', timeoutMs });
      // Runs on: nobody had asked for a stop.
      await ifFound(ended).catch(() => undefined);
    }),
  );
}

/** While the engine deletes one, its volumes live only because the new one has them too. */
async function untilRemoved(engine: Engine, { oldId, oldBody, was }: Member): Promise<void> {
  const old = await ifFound(inspectContainer(engine, oldId));
  if (!old || old.State.Running || was === 'stopped') return;
  const gone = ifFound(waitContainer(engine, oldId, { condition: 'removed', timeoutMs: 60_000 }));
  await explained(gone, `The old ${oldBody.name} is not removed yet`);
}

/** Stopped as it wishes first: it has the volumes of the old one. */
async function removeNew(
  engine: Engine,
  { newId, body }: Member,
  found: FoundContainer | null,
): Promise<void> {
  if (newId === null) return;
  const failing = `The new ${body.name} could not be removed`;
  if (found?.running) {
    await explained(ifFound(stopContainer(engine, newId, stopTimes(body.create.StopTimeout))), failing);
  }
  await explained(takeAway(engine, newId), failing);
}

async function bringBack(
  engine: Engine,
  member: Member,
  { old }: FoundMember,
  remade: Map<string, string>,
): Promise<void> {
  const { oldId, oldBody } = member;
  const { name } = oldBody;
  const isCutOff = member.needs.some((need) => remade.has(need));
  if (old && isCutOff) {
    await explained(takeAway(engine, oldId), `The old ${name} is in the way`);
  }
  let id = oldId;
  if (!old || isCutOff) {
    id = await remake(engine, member, remade);
    remade.set(name, id);
  } else {
    await restore(engine, member, old.name);
  }
  if (member.was === 'stopped' || (id === oldId && old?.running)) return;
  await explained(startContainer(engine, id, { timeoutMs: 120_000 }), `The old ${name} could not be started`);
  if (member.was === 'paused') {
    await explained(pauseContainer(engine, id), `The old ${name} could not be paused`);
  }
}

async function remake(engine: Engine, member: Member, remade: ReadonlyMap<string, string>): Promise<string> {
  const { name, create } = member.oldBody;
  const failing = `The old ${name} could not be made again`;
  const named = await withUsableImage(engine, create, member.oldImageId);
  const tied = tiedTo(named, (other) => remade.get(other));
  return (await explained(makeContainer(engine, name, tied), failing)).id;
}

async function restore(engine: Engine, member: Member, currentName: string): Promise<void> {
  const { oldId, oldBody } = member;
  const { name, create } = oldBody;
  if (currentName !== name) {
    await explained(renameContainer(engine, oldId, name), `The old ${name} could not get its name back`);
  }
  const policy = create.HostConfig?.RestartPolicy;
  if (isAutoRemoved(member) || !policy?.Name) return;
  const failing = `The restart policy of ${name} could not be restored`;
  await explained(updateContainer(engine, oldId, { RestartPolicy: policy }), failing);
}
