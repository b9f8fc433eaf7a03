import type { Caller } from '#contracts/access.ts';
import type { selfEndpoints } from '#contracts/containers/self.ts';
import { conflict } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { ActionOutcome, ContainerRecord, Host } from '../host.ts';
import { chooseImage, type ChosenImage } from '../recreate/choose-image.ts';
import { shellQuote } from '../shell-quote.ts';
import type { SubjectOptions } from '../subject.ts';
import type { z } from 'zod';
import type { SelfOrder } from './self-order.ts';
import { keepSelfRecreation, keptSelfRecreation, type KeptSelfRecreation } from './self-store.ts';

export type SelfRequest = z.infer<(typeof selfEndpoints.recreateSelf)['body']>;

/** The container that this NEXUS runs in, where it is one of the host's. */
export function ownContainer(host: Pick<Host, 'list'>): ContainerRecord | undefined {
  return host.list().find(({ summary }) => summary.isSelf);
}

/** Gets the image, and hands the rest to a helper; resolves to its id. What this process itself began must not end with it. */
export async function recreateSelf(
  { operations, clock, database }: SubjectOptions,
  host: Host,
  request: SelfRequest,
  caller: Caller,
): Promise<string> {
  const own = ownContainer(host);
  if (!own) throw conflict('NEXUS does not run in a container of this host, so there is none to replace.');
  const { id: containerId, name, imageId: fromImageId } = own.summary;
  const { image, digest, login } = request;
  let helperId: string | undefined;
  let chosen: ChosenImage;
  const begun = await operations.begin({
    kind: 'update',
    host: host.id,
    targetId: containerId,
    targetName: name,
    command: `docker pull ${shellQuote(image)}`,
    caller,
    steps: [
      {
        title: `Get the image ${image}`,
        async run(progress) {
          const outcome = await chooseImage(host, image, { use: 'pull', digest, login }, progress);
          if ('done' in outcome) return outcome;
          chosen = outcome;
          return { done: true };
        },
      },
      {
        title: 'Hand over to a helper, which replaces the container of NEXUS',
        async run(): Promise<ActionOutcome> {
          const last = await keptSelfRecreation(database, host.id);
          const isUnderWay = (await host.self.helpers()).some(({ order }) => order.id === last?.orderId);
          if (isUnderWay) throw conflict('NEXUS is being replaced already.');
          const order = orderFor(request, chosen, { containerId, fromImageId, nowMs: clock.now() });
          await database.transaction((tx) => keepSelfRecreation(tx, host.id, underWay(order)));
          helperId = await host.self.startHelper(order);
          return { done: true };
        },
      },
    ],
  });
  const { error } = await begun.ended;
  if (helperId === undefined) throw conflict(error?.message ?? 'NEXUS could not be replaced.');
  return helperId;
}

function orderFor(
  { image, configHash, gateSeconds }: SelfRequest,
  { imageId, referenceBefore }: ChosenImage,
  known: { readonly containerId: string; readonly fromImageId: string; readonly nowMs: number },
): SelfOrder {
  const id = newId(known.nowMs);
  return {
    id,
    helperName: `nexus-replace-${id.slice(-8)}`,
    containerId: known.containerId,
    fromImageId: known.fromImageId,
    reference: image,
    imageId: imageId ?? known.fromImageId,
    referenceBefore: referenceBefore ?? null,
    configHash: configHash ?? null,
    gateMs: gateSeconds === undefined ? null : gateSeconds * 1000,
    startedAtMs: known.nowMs,
  };
}

function underWay({ id, startedAtMs, fromImageId, imageId }: SelfOrder): KeptSelfRecreation {
  const unended = { state: 'running', problem: null, endedAtMs: null } as const;
  return { orderId: id, startedAtMs, fromImageId, toImageId: imageId, ...unended };
}
