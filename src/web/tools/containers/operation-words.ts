import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation, OperationPart } from '#contracts/containers/operation.ts';
import type { Message } from '../../i18n/message.ts';
import { containersText } from './containers-text.ts';
import { operationKinds } from './operations-text.ts';

const verbs: ReadonlyMap<string, Message> = new Map(
  Object.entries({
    start: containersText.start,
    stop: containersText.stop,
    restart: containersText.restart,
    pause: containersText.pause,
    unpause: containersText.unpause,
    kill: containersText.kill,
    remove: containersText.remove,
    ...operationKinds,
  }),
);

/** What is being done, as in "Restart". A kind that this page does not know is said as the server names it. */
export function operationVerb(kind: string): Message {
  return verbs.get(kind) ?? kind;
}

/** Ended because somebody asked for it, which is no failure. The server says so in these words only. */
export function wasCancelled({ state, error }: Pick<Operation, 'state' | 'error'>): boolean {
  return state === 'failed' && error?.message === 'Cancelled.';
}

/** How far a part is, from 0 to 1; null where its size is not known. */
export function partFraction({ currentBytes, totalBytes }: OperationPart): number | null {
  if (currentBytes === null || !totalBytes) return null;
  return Math.min(1, currentBytes / totalBytes);
}

/** What they are done to is no more, is several things, or has no id yet. */
const lists: ReadonlySet<string> = new Set(['create', 'prune', 'remove']);

/** The page that shows what an operation is done to. A recreated container is found again by its name. */
export function operationPath(
  { kind, subject, host, targetId, targetName }: Operation,
  containers: ReadonlyMap<string, ContainerSummary>,
): string {
  const at = encodeURIComponent(host);
  switch (subject) {
    case 'container': {
      const renewed = [...containers.values()].find((one) => one.host === host && one.name === targetName);
      const id = containers.has(targetId) ? targetId : (renewed?.id ?? targetId);
      return `/containers/${at}/${id}`;
    }
    case 'stack':
      return `/containers/stacks/${at}/${encodeURIComponent(targetId)}`;
    case 'image':
      return '/containers/images';
    case 'network':
      return lists.has(kind) ? '/containers/networks' : `/containers/networks/${at}/${targetId}`;
    case 'volume':
      return lists.has(kind)
        ? '/containers/volumes'
        : `/containers/volumes/${at}/${encodeURIComponent(targetId)}`;
  }
}
