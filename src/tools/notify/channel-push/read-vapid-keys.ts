import { unavailable } from '#kernel/errors.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { addVapidKey, readVapidKey } from './vapid-store.ts';
import { makeVapidKey, type VapidKeys, vapidKeysOf } from './vapid.ts';

const place = 'vapid_keys.sealed.own';

/** The pair of this installation; made when it is first asked for, and the same for every process. */
export function vapidKeysReader(
  kernel: Pick<NotifyKernel, 'database' | 'secrets'>,
): () => Promise<VapidKeys> {
  let known: VapidKeys | undefined;
  return async () => {
    known ??= vapidKeysOf(kernel.secrets.open(await readOrMake(kernel), place));
    return known;
  };
}

async function readOrMake({
  database,
  secrets,
}: Pick<NotifyKernel, 'database' | 'secrets'>): Promise<string> {
  const found = await readVapidKey(database);
  if (found !== undefined) return found;
  await addVapidKey(database, secrets.seal(new Secret(makeVapidKey()), place));
  const made = await readVapidKey(database);
  if (made === undefined) throw unavailable('The key for push messages could not be kept. Try again.');
  return made;
}
