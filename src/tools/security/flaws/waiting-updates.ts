import type { Caller } from '#contracts/access.ts';
import type { ImageVersion } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Words } from '#contracts/words.ts';
import { decide } from '#kernel/access/decide.ts';
import type { Clock } from '#kernel/clock.ts';
import type { FindUpdate, WaitingUpdate } from '../findings/advice.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { UpdatesPort } from './updates-port.ts';

/** What Watcher knows of newer versions. */
export interface WaitingUpdates {
  /** Of containers of these images whose updates the caller may see. Never rejects: without Watcher there are none. */
  of(caller: Caller, images: readonly Pick<LabImage, 'containers'>[]): Promise<FindUpdate>;
}

const askEveryMs = 30_000;
/** Nobody waits longer for it: what was known before is told then. */
const patienceMs = 1_000;

export function openWaitingUpdates(clock: Clock, updates: UpdatesPort | undefined): WaitingUpdates {
  let known: ReadonlyMap<string, WaitingUpdate> = new Map();
  let askedMs: number | undefined;
  let asking: Promise<void> | undefined;
  const ask = (port: UpdatesPort) => {
    askedMs = clock.monotonic();
    asking = port
      .updates({ query: {} })
      .then(({ containers }) => {
        known = new Map(containers.map(entryOf).filter((one) => one !== undefined));
      })
      .catch(() => {
        known = new Map();
      })
      .finally(() => {
        asking = undefined;
      });
  };
  return {
    async of(caller, images) {
      const isDue = askedMs === undefined || clock.monotonic() - askedMs >= askEveryMs;
      if (updates && isDue && !asking) ask(updates);
      if (asking) await atMost(clock, asking);
      const mayKnow = images
        .flatMap(({ containers }) => containers)
        .filter((one) => decide(caller, 'watcher:read', one) === 'allow')
        .map(({ host, name }) => keyOf(host, name));
      const told = new Set(mayKnow);
      return (host, container) => {
        const key = keyOf(host, container);
        return told.has(key) ? known.get(key) : undefined;
      };
    },
  };
}

async function atMost(clock: Clock, asking: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(patienceMs, resolve);
  await Promise.race([asking, promise]);
  cancel();
}

/** The best version that is not held back. */
function entryOf(container: WatchedContainer): readonly [string, WaitingUpdate] | undefined {
  const { host, name, verdict, current, repository } = container;
  if (verdict.state !== 'newer' && verdict.state !== 'unknown') return undefined;
  const next = verdict.answer?.updates.find(({ hold }) => hold === null);
  if (!next) return undefined;
  const { to, level, reference } = next;
  // The reference of a tag that stays is what runs already; only the digest tells them apart.
  const isSameTag = level === 'digest' && repository !== null && to.digest !== null;
  return [
    keyOf(host, name),
    {
      host,
      container: name,
      to: isSameTag ? `${repository}@${to.digest}` : reference,
      title: level === 'digest' ? sameTagTitle(to, current) : plain(to.tag ?? to.version ?? reference),
    },
  ];
}

/** By its version where the image says one, and another than before. */
function sameTagTitle({ tag, version }: ImageVersion, current: ImageVersion): Words {
  if (version !== null && version !== current.version) return plain(version);
  if (tag === null) return { en: 'a newer image', es: 'una imagen más nueva' };
  return { en: `the newer image of ${tag}`, es: `la imagen más nueva de ${tag}` };
}

function plain(text: string): Words {
  return { en: text, es: text };
}

function keyOf(host: string, name: string): string {
  return `${host}/${name}`;
}
