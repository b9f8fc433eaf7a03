import { startContainer } from '#library/docker/container-lifecycle.ts';
import { hostError } from '../local-host/host-error.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { keptFields } from './compare-bodies.ts';
import type { ContainerBody } from './container-body.ts';
import { dependentsOf } from './dependents.ts';
import { build } from './local/build.ts';
import { capture, captureWhole } from './local/capture.ts';
import { examine } from './local/examine.ts';
import { explained, refusal } from './local/explained.ts';
import { finish } from './local/finish.ts';
import { goBack } from './local/go-back.ts';
import { imageId } from './local/image-tags.ts';
import { makeContainer, unmake } from './local/make-container.ts';
import { makeDraft } from './local/make-draft.ts';
import { makePlan } from './local/plan.ts';
import { prove } from './local/prove.ts';
import { switchOver } from './local/switch-over.ts';
import { newIdOf, type Draft } from './draft.ts';
import type { Created, Recreation } from './recreation.ts';

export function localRecreation(access: EngineAccess): Recreation {
  const { engine, clock } = access;
  const dependents = (id: string) => dependentsOf(id, access.list());
  return {
    capture: (id, signal) => read(access, capture(engine, id, signal)),
    plan: (id, body, image, signal) =>
      read(access, makePlan(engine, { id, body, image, dependents: dependents(id), signal })),
    createNew: (body, options) => createNew(access, body, options),
    dependents: (id) => dependents(id).map(({ record }) => record.summary.id),
    imageId: (reference, signal) => read(access, imageId(engine, reference, signal)),
    draft(id, body, options) {
      const ids = [id, ...dependents(id).map(({ record }) => record.summary.id)];
      return read(access, makeDraft(engine, { ...options, ids, body, nowMs: clock.now() }));
    },
    build: (draft, made, signal) => act(draft, build(engine, clock, draft, made, signal)),
    switchOver: (draft) => act(draft, switchOver(engine, draft, access.list())),
    prove: (draft, options) => act(draft, prove(engine, draft, { ...options, clock })),
    finish: (draft) => shown(access, draft, act(draft, finish(engine, draft))),
    goBack: (draft) => shown(access, draft, act(draft, goBack(engine, draft))),
    examine: (draft) => read(access, examine(engine, draft)),
    report: (draft) => read(access, report(access, draft)),
  };
}

async function read<T>(access: EngineAccess, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    access.assertLive();
    throw hostError(error);
  }
}

async function act<T>({ members }: Draft, work: Promise<T>): Promise<T> {
  return await explained(work, `${members[0]?.oldBody.name} could not be recreated`);
}

/** When it has ended, either way, the list shows what came of it. */
async function shown(access: EngineAccess, { members }: Draft, work: Promise<void>): Promise<void> {
  try {
    await work;
  } finally {
    const ids = members.flatMap(({ oldId, newId }) => (newId === null ? [oldId] : [oldId, newId]));
    await Promise.all(ids.map((id) => access.refresh(id)));
  }
}

async function createNew(
  access: EngineAccess,
  { name, create }: ContainerBody,
  { start, signal }: { readonly start: boolean; readonly signal?: AbortSignal },
): Promise<Created> {
  const { engine } = access;
  access.assertLive();
  const { id, warnings } = await explained(
    makeContainer(engine, name, create, signal),
    `${name} could not be created`,
  );
  if (start) {
    try {
      await startContainer(engine, id, { timeoutMs: 120_000 });
    } catch (error) {
      await unmake(engine, id, create);
      throw refusal(error, `${name} could not be started`);
    }
  }
  await access.refresh(id);
  return { id, warnings };
}

async function report({ engine }: EngineAccess, { members }: Draft) {
  const main = members[0];
  return main ? keptFields(main.body, await captureWhole(engine, newIdOf(main))) : [];
}
