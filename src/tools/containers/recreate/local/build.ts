import type { Clock } from '#kernel/clock.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import type { Engine } from '#library/docker/engine.ts';
import { tiedTo } from '../body/engine-body.ts';
import type { Draft, Member } from '../draft.ts';
import { explained } from './explained.ts';
import { imageId, pointTo } from './image-tags.ts';
import { copyFiles } from './inline-files.ts';
import { makeContainer } from './make-container.ts';

/** Everything that takes time, while the old containers run. */
export async function build(
  engine: Engine,
  clock: Clock,
  start: Draft,
  made: (draft: Draft) => Promise<void>,
  signal: AbortSignal,
): Promise<Draft> {
  let draft = start;
  const { members, rollbackTag } = draft;
  if (rollbackTag !== null) await pointTo(engine, rollbackTag, members[0]?.oldImageId ?? '');
  try {
    for (const [index, member] of members.entries()) {
      signal.throwIfAborted();
      const failing = `The new ${member.body.name} could not be created`;
      const { id, newVolumes } = await explained(makeMember(engine, draft, member, signal), failing);
      draft = withMember(draft, index, { newId: id, newVolumes });
      await made(draft);
      const copy = { from: member.oldId, to: id, paths: member.inlineFiles, nowMs: clock.now() };
      await explained(copyFiles(engine, copy), `Files could not be copied into the new ${member.body.name}`);
    }
  } finally {
    for (const { reference, after } of draft.tags) await pointTo(engine, reference, after);
  }
  return draft;
}

export function withMember(draft: Draft, index: number, change: Partial<Member>): Draft {
  const members = draft.members.map((member, at) => (at === index ? { ...member, ...change } : member));
  return { ...draft, members };
}

/** A reference that has moved on stands for the member's image while it is created, so that it is called by it. */
async function makeMember(engine: Engine, draft: Draft, member: Member, signal: AbortSignal) {
  const create = tiedTo(member.body.create, (name) => successorOf(draft, name));
  await pointTo(engine, create.Image, member.imageId);
  const named = await withUsableImage(engine, create, member.imageId);
  return await makeContainer(engine, member.temporaryName, named, signal);
}

/** By the reference, where it stands for the image; else by the image's id. */
export async function withUsableImage(
  engine: Engine,
  create: CreateContainer,
  wanted: string,
): Promise<CreateContainer> {
  if ((await imageId(engine, create.Image)) === wanted) return create;
  return { ...create, Image: wanted };
}

/** Bodies refer to others by the name they had or will have. */
export function successorOf({ members }: Draft, name: string): string | undefined {
  const member = members.find(({ oldBody, body }) => oldBody.name === name || body.name === name);
  return member?.newId ?? undefined;
}
