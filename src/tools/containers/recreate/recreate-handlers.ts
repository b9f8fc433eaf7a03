import type { Caller } from '#contracts/access.ts';
import type { RecreateOptions, recreateEndpoints, RecreationRecord } from '#contracts/containers/recreate.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { findHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { maySee, requirePermission, resourceOf } from '../require-permission.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginRecreate, type RecreateRequest } from './begin-recreate.ts';
import type { ContainerBody } from './container-body.ts';
import { openDraft } from './recreation-journal.ts';
import { findRecreation, listRecreations, type KeptRecreation } from './recreation-store.ts';
import type { ImageChoice } from './recreation.ts';

export function recreateHandlers(options: SubjectOptions): HandlersFor<typeof recreateEndpoints> {
  const hostOf = (params: { host: string }) => findHost(options.hosts, params.host);
  return {
    async planRecreate({ params, body }, { caller, signal }) {
      const host = hostOf(params);
      requireRead(host, params.id, caller);
      const { body: wanted, image } = await wantedOf(host, params.id, body, signal);
      return await host.recreation.plan(params.id, wanted, image, signal);
    },
    async recreate({ params, query, body }, { caller, signal }) {
      const host = hostOf(params);
      requireUpdate(host, params.id, caller);
      const { body: wanted, image } = await wantedOf(host, params.id, body, signal);
      const request = { caller, image, gate: gateOf(body), reason: body.reason ?? '' };
      const kind = image.use === 'same' ? 'recreate' : 'update';
      const begun = await beginRecreate(options, host, params.id, wanted, { ...request, kind });
      return query.wait ? await begun.ended : begun.operation;
    },
    recreations: ({ query }, { caller }) => visibleRecreations(options, caller, query),
    revertRecreation: ({ params, query }, { caller }) =>
      revert(options, params.recreation, query.wait, caller),
  };
}

function requireRead(host: Host, id: string, caller: Caller): void {
  const record = host.list().find(({ summary }) => summary.id === id);
  if (!record) throw notFound('The container');
  requirePermission(caller, 'containers:read', resourceOf(record.summary), 'The container');
}

/** What goes along is touched as well. */
function requireUpdate(host: Host, id: string, caller: Caller): void {
  requireRead(host, id, caller);
  const touched = [id, ...host.recreation.dependents(id)];
  for (const { summary } of host.list().filter((record) => touched.includes(record.summary.id))) {
    const what = summary.id === id ? 'The container' : 'A container that depends on it';
    requirePermission(caller, 'containers:update', resourceOf(summary), what);
  }
}

async function wantedOf(
  host: Host,
  id: string,
  { image, pull, digest }: RecreateOptions,
  signal: AbortSignal,
): Promise<{ body: ContainerBody; image: ImageChoice }> {
  const { body } = await host.recreation.capture(id, signal);
  const wanted = image === undefined ? body : { ...body, create: { ...body.create, Image: image } };
  if (pull || digest !== undefined) return { body: wanted, image: { use: 'pull', digest } };
  return { body: wanted, image: { use: image === undefined ? 'same' : 'present' } };
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
  { database }: SubjectOptions,
  caller: Caller,
  wanted: Wanted,
): Promise<RecreationRecord[]> {
  const visible: RecreationRecord[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await listRecreations(database, wanted, before, pageSize);
    visible.push(...page.filter(({ resource }) => maySee(caller, resource)).map(recordOf));
    before = page.at(-1)?.record.id;
    if (page.length < pageSize || visible.length >= wanted.limit) return visible.slice(0, wanted.limit);
  }
}

function recordOf({ record, sealedDraft }: KeptRecreation): RecreationRecord {
  return { ...record, canRevert: record.outcome === 'succeeded' && sealedDraft !== null };
}

async function revert(options: SubjectOptions, id: string, isAwaited: boolean, caller: Caller) {
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
  requireUpdate(host, current.summary.id, caller);
  const begun = await beginRecreate(options, host, current.summary.id, before.oldBody, {
    caller,
    kind: 'revert',
    reason: `Back to how it was before ${new Date(record.startedAtMs).toISOString()}`,
    image: { use: 'exactly', id: before.oldImageId },
    gate: draft.gate,
  });
  return isAwaited ? await begun.ended : begun.operation;
}
