import type { FeedState, SecuritySettings } from '#contracts/security/feeds.ts';
import { invalid } from '#kernel/errors.ts';

/** A feed that is off by a wrong name would go on being fetched. @throws NexusError `invalid` */
export function checkSettings({ feedsOff }: SecuritySettings, feeds: readonly Pick<FeedState, 'id'>[]): void {
  const known = feeds.map(({ id }) => id);
  const unknown = feedsOff.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const en = `There is no feed ${unknown}. There are: ${known.join(', ')}.`;
  const es = `No hay ninguna fuente ${unknown}. Hay: ${known.join(', ')}.`;
  throw invalid({ en, es }, [{ path: 'feedsOff', message: en, es }]);
}
