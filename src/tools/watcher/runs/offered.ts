import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { UpdateTarget } from '#contracts/watcher/run.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Words } from '#contracts/words.ts';

export type Offer =
  | {
      readonly isOffered: true;
      readonly update: AvailableUpdate & { readonly to: { readonly digest: string } };
    }
  | { readonly isOffered: false; readonly why: Words };

type Version = Pick<UpdateTarget, 'tag' | 'digest'>;

/** Whether a person may move the container to this version: one that its registry listed. What is held may be taken too. */
export function offerOf(
  { name, verdict }: Pick<WatchedContainer, 'name' | 'verdict'>,
  version: Version,
): Offer {
  const update = verdict.answer?.updates.find(
    ({ to }) => to.tag === version.tag && to.digest === version.digest,
  );
  if (!update?.to.digest) return { isOffered: false, why: notOffered(name) };
  if (update.hold?.id === 'not-for-platform') return { isOffered: false, why: update.hold.words };
  return { isOffered: true, update: { ...update, to: { ...update.to, digest: update.to.digest } } };
}

function notOffered(name: string): Words {
  return {
    en: `This version is not on offer for ${name} any more. Look at what is on offer now.`,
    es: `Esta versión ya no se ofrece para ${name}. Mira lo que se ofrece ahora.`,
  };
}
