import type { ContainerDetails } from '#library/docker/container.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { Draft, Found, FoundContainer } from '../draft.ts';
import { withMember } from './build.ts';
import { ifFound } from './explained.ts';
import { newVolumesOf } from './make-container.ts';

/** Looks for everything that a recreation has made or moved. Throws the EngineError. */
export async function examine(engine: Engine, start: Draft): Promise<{ draft: Draft; found: Found }> {
  let draft = start;
  const found = [];
  for (const [index, member] of start.members.entries()) {
    const old = await ifFound(inspectContainer(engine, member.oldId));
    const next = await ifFound(inspectContainer(engine, member.newId ?? member.temporaryName));
    if (next && member.newId === null) {
      const newVolumes = await newVolumesOf(engine, next.Id, member.body.create);
      draft = withMember(draft, index, { newId: next.Id, newVolumes });
    }
    found.push({ old: foundOf(old), new: foundOf(next) });
  }
  return { draft, found };
}

function foundOf(inspection: ContainerDetails | undefined): FoundContainer | null {
  // One that deletes itself is still listed for a moment, and can no longer be used.
  if (!inspection || inspection.State.Status === 'removing') return null;
  const { Running, Restarting } = inspection.State;
  return { name: inspection.Name.replace(/^\//, ''), running: Running || Restarting };
}
