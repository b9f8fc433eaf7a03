import { isDeepStrictEqual } from 'node:util';
import { conflict } from '#kernel/errors.ts';
import type { Engine } from '#library/docker/engine.ts';
import { namesIn } from '../body/engine-body.ts';
import type { ContainerBody } from '../container-body.ts';
import type { Draft, Member, TagChange } from '../draft.ts';
import type { DraftOptions } from '../recreation.ts';
import { rollbackTag } from '../rollback-tag.ts';
import { capture, type Captured } from './capture.ts';
import { ifFound } from './explained.ts';
import { canBeMoved, imageId } from './image-tags.ts';
import { inlineFilesOf } from './inline-files.ts';
import { layerChanges } from './layer-files.ts';
import { isOwnContainer } from '../../local-host/own-container.ts';
import { warningsOf } from './warnings.ts';

export interface DraftRequest extends DraftOptions {
  /** The container, then its dependents in order. */
  readonly ids: readonly string[];
  readonly body: ContainerBody;
  readonly nowMs: number;
}

export async function makeDraft(engine: Engine, request: DraftRequest): Promise<Draft> {
  const { id, ids, body, gate, signal } = request;
  const captured = await Promise.all(
    ids.map(async (one) => (await ifFound(capture(engine, one, signal))) ?? refuseGone(body.name)),
  );
  for (const one of captured) refuseOdd(one);
  const [main, ...dependents] = captured;
  if (!main) throw conflict('There is nothing to recreate.');
  const newImageId = request.imageId ?? main.image.id;
  const names = new Map(captured.map((one) => [one.body.name, one]));
  const drafted = await Promise.all([
    draftMember(engine, main, { ...request, body: withImage(body, main, newImageId), imageId: newImageId }),
    ...dependents.map((one) =>
      draftMember(engine, one, { ...request, body: one.body, imageId: one.image.id }),
    ),
  ]);
  const members = drafted.map(({ member }) => ({
    ...member,
    needs: namesIn(member.body.create).filter((name) => names.has(name)),
  }));
  const warnings = drafted.flatMap((each) => each.warnings);
  const gone = warnings.find(({ code }) => code === 'provider-gone');
  if (gone) throw conflict(`${gone.container}: ${gone.message}`);
  const isNewImage = newImageId !== main.image.id;
  return {
    id,
    members,
    rollbackTag: isNewImage ? rollbackTag(main.body.name, request.nowMs, id) : null,
    tags: await tagsOf(engine, members, request),
    warnings,
    gate,
  };
}

function refuseOdd({ inspection: { Id, State, Config }, body: { name } }: Captured): void {
  if (State.Status === 'removing' || State.Status === 'dead') {
    throw conflict(`${name} is being removed and cannot be recreated.`);
  }
  if (isOwnContainer(Id)) {
    throw conflict(
      'This is the container that NEXUS runs in. Recreate it from outside: docker compose up --detach --pull always.',
    );
  }
  if (Config.Labels?.['com.docker.swarm.task'] !== undefined) {
    throw conflict(`${name} belongs to a Swarm service, which would replace it. Update the service instead.`);
  }
}

async function draftMember(
  engine: Engine,
  captured: Captured,
  { id, body, imageId: newImageId, signal }: Omit<DraftRequest, 'imageId'> & { readonly imageId: string },
) {
  const { inspection, body: oldBody } = captured;
  const changes = await layerChanges(engine, inspection.Id, signal);
  const inlineFiles = await inlineFilesOf(engine, inspection, changes ?? [], signal);
  const temporaryName = `${body.name}-nexus-${id.slice(-8)}`;
  const isSameCheck = isDeepStrictEqual(body.create.Healthcheck, oldBody.create.Healthcheck);
  const member: Omit<Member, 'needs'> = {
    oldId: inspection.Id,
    oldBody,
    oldImageId: captured.image.id,
    body,
    imageId: newImageId,
    was: captured.was,
    mustBeHealthy: inspection.State.Health?.Status !== 'unhealthy' || !isSameCheck,
    temporaryName,
    asideName: `${temporaryName}-old`,
    inlineFiles,
    newId: null,
    newVolumes: [],
  };
  const facts = { captured, changes, inlineFiles, body, imageId: newImageId };
  return { member, warnings: await warningsOf(engine, facts, signal) };
}

/** As when two ask for the same at once: the second finds that the first has done it. */
function refuseGone(name: string): never {
  throw conflict(`${name} was replaced or removed meanwhile. Look at it again before you repeat this.`);
}

const imageLabel = 'com.docker.compose.image';

/** Compose compares this label with the image that its file names, and would otherwise recreate the container once more. */
function withImage(body: ContainerBody, { image }: Captured, newImageId: string): ContainerBody {
  const { Labels } = body.create;
  if (Labels?.[imageLabel] === undefined || newImageId === image.id) return body;
  return { ...body, create: { ...body.create, Labels: { ...Labels, [imageLabel]: newImageId } } };
}

/** What references will stand for afterwards: as now, but for that of the container itself. */
async function tagsOf(
  engine: Engine,
  members: readonly Member[],
  { referenceBefore, signal }: DraftRequest,
): Promise<TagChange[]> {
  const tags = new Map<string, TagChange>();
  for (const [index, { body, imageId: wanted }] of members.entries()) {
    const reference = body.create.Image;
    if (!canBeMoved(reference) || tags.has(reference)) continue;
    const now = await imageId(engine, reference, signal);
    const isMain = index === 0;
    // One that is missing is made to stand for the image in use, so that the container can be called by it.
    const after = isMain && referenceBefore !== undefined ? wanted : (now ?? wanted);
    const before = isMain && referenceBefore !== undefined ? referenceBefore : now;
    if (after !== before || now !== wanted) tags.set(reference, { reference, before, after });
  }
  return [...tags.values()];
}
