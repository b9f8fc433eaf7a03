import type { Caller } from '#contracts/access.ts';
import type {
  RecreateOptions,
  RecreatePlan,
  recreateEndpoints,
  RecreationRecord,
} from '#contracts/containers/recreate.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { requireContainer } from '../find-container.ts';
import { findHost, findHostOf } from '../find-host.ts';
import { seesContainer } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { requireAlong } from '../require-along.ts';
import { maySee } from '../require-permission.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginRecreate, type RecreateRequest } from './begin-recreate.ts';
import { withConfigHash } from './config-hash.ts';
import type { ContainerBody } from './container-body.ts';
import { openDraft } from './recreation-journal.ts';
import { findRecreation, listRecreations, type KeptRecreation } from './recreation-store.ts';
import type { ImageChoice } from './recreation.ts';

export function recreateHandlers(options: SubjectOptions): HandlersFor<typeof recreateEndpoints> {
  return {
    async planRecreate({ params, body }, { caller, signal }) {
      const host = findHostOf(options.hosts, params.host, caller, 'containers:read', 'The container');
      const id = requireContainer(host, params.id, caller, 'containers:read');
      const { body: wanted, image } = await wantedOf(host, id, body, signal);
      return planFor(caller, host, await host.recreation.plan(id, wanted, image, signal));
    },
    async recreate({ params, query, body }, { caller, signal }) {
      const host = findHostOf(options.hosts, params.host, caller, 'containers:update', 'The container');
      const id = requireUpdate(host, params.id, caller);
      const { body: wanted, image } = await wantedOf(host, id, body, signal);
      const request = { caller, image, gate: gateOf(body), reason: body.reason ?? '' };
      const kind = image.use === 'same' ? 'recreate' : 'update';
      const begun = await beginRecreate(options, host, id, wanted, { ...request, kind });
      return query.wait ? await begun.ended : begun.operation;
    },
    recreations: ({ query }, { caller }) => visibleRecreations(options, caller, query),
    planRevert: ({ params }, { caller, signal }) => planRevert(options, params.recreation, caller, signal),
    revertRecreation: ({ params, query }, { caller }) =>
      revert(options, params.recreation, query.wait, caller),
  };
}

/** What goes along is touched as well. */
function requireUpdate(host: Host, reference: string, caller: Caller): string {
  const id = requireContainer(host, reference, caller, 'containers:update');
  requireAlong(host, host.recreation.dependents(id), caller, 'containers:update');
  return id;
}

/** The phases count who goes along; they are named only where the caller may see them. */
function planFor(caller: Caller, host: Host, plan: RecreatePlan): RecreatePlan {
  const isSeen = seesContainer(caller, host);
  const hidden = plan.dependents.filter(({ id }) => !isSeen(id)).map(({ name }) => name);
  return {
    ...plan,
    dependents: plan.dependents.filter(({ id }) => isSeen(id)),
    warnings: plan.warnings.filter(({ container }) => !hidden.includes(container)),
  };
}

async function wantedOf(
  host: Host,
  id: string,
  { image, pull, digest, login, configHash }: RecreateOptions,
  signal: AbortSignal,
): Promise<{ body: ContainerBody; image: ImageChoice }> {
  const { body } = await host.recreation.capture(id, signal);
  const named = image === undefined ? body : { ...body, create: { ...body.create, Image: image } };
  const wanted = configHash === undefined ? named : withConfigHash(named, configHash);
  if (pull || digest !== undefined) return { body: wanted, image: { use: 'pull', digest, login } };
  return { body: wanted, image: image === undefined ? { use: 'same' } : { use: 'present', login } };
}

function gateOf({ gateSeconds }: RecreateOptions): RecreateRequest['gate'] {
  if (gateSeconds === undefined) return undefined;
  return { steadyMs: gateSeconds * 1000, healthyWithinMs: gateSeconds * 1000 };
}

interface Wanted {
  readonly host?: string | undefined;
  readonly name?: string | undefined;
  readonly operation?: string | undefined;
  readonly limit: number;
}

const pageSize = 100;

async function visibleRecreations(
  { database, hosts }: SubjectOptions,
  caller: Caller,
  wanted: Wanted,
): Promise<RecreationRecord[]> {
  const visible: RecreationRecord[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await listRecreations(database, wanted, before, pageSize);
    const seen = page.filter(({ resource }) => maySee(caller, resource));
    visible.push(...seen.map((kept) => recordFor(caller, hosts, kept)));
    before = page.at(-1)?.record.id;
    if (page.length < pageSize || visible.length >= wanted.limit) return visible.slice(0, wanted.limit);
  }
}

function recordFor(
  caller: Caller,
  hosts: readonly Host[],
  { record, sealedDraft }: KeptRecreation,
): RecreationRecord {
  const host = hosts.find(({ id }) => id === record.host) ?? { id: record.host, list: () => [] };
  const isSeen = seesContainer(caller, host);
  const isNamed = ({ oldId, newId }: RecreationRecord['dependents'][number]) => isSeen(newId ?? oldId);
  const hidden = record.dependents.filter((one) => !isNamed(one)).map(({ name }) => name);
  return {
    ...record,
    dependents: record.dependents.filter(isNamed),
    warnings: record.warnings.filter(({ container }) => !hidden.includes(container)),
    canRevert: record.outcome === 'succeeded' && sealedDraft !== null,
  };
}

/** What goes back to how it was before: the container of now, and what it is made from. */
async function wayBack(options: SubjectOptions, id: string, caller: Caller) {
  const kept = await findRecreation(options.database, id);
  if (!kept || !maySee(caller, kept.resource)) throw notFound('The recreation');
  const { record } = kept;
  const draft = openDraft(options, kept);
  const before = draft?.members[0];
  if (record.outcome !== 'succeeded' || !draft || !before) {
    throw conflict('There is nothing to go back to: it did not change the container, or is too long ago.');
  }
  const host = findHost(options.hosts, record.host);
  const names = [before.body.name, before.oldBody.name];
  const current =
    host.list().find(({ summary }) => summary.id === record.newId) ??
    host.list().find(({ summary }) => names.includes(summary.name));
  if (!current) throw notFound(`The container ${before.body.name}`);
  const image: ImageChoice = { use: 'exactly', id: before.oldImageId };
  return { record, host, currentId: current.summary.id, body: before.oldBody, image, gate: draft.gate };
}

async function planRevert(options: SubjectOptions, id: string, caller: Caller, signal: AbortSignal) {
  const { host, currentId, body, image } = await wayBack(options, id, caller);
  requireContainer(host, currentId, caller, 'containers:read');
  return planFor(caller, host, await host.recreation.plan(currentId, body, image, signal));
}

async function revert(options: SubjectOptions, id: string, isAwaited: boolean, caller: Caller) {
  const { record, host, currentId, body, image, gate } = await wayBack(options, id, caller);
  requireUpdate(host, currentId, caller);
  const begun = await beginRecreate(options, host, currentId, body, {
    caller,
    kind: 'revert',
    reason: `Back to how it was before ${new Date(record.startedAtMs).toISOString()}`,
    image,
    gate,
  });
  return isAwaited ? await begun.ended : begun.operation;
}
