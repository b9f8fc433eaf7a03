import { useText } from '../../i18n/use-text.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import { queryClient } from '../../shell/session.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { showError, showToast } from '../../ui/toast.ts';
import { watcherApi } from './watcher-api.ts';
import { listText } from './updates/list-text.ts';
import { versionName } from './version/version-name.ts';
import { watcherText } from './watcher-text.ts';

export type Named = Pick<WatchedContainer, 'host' | 'name'>;

/** What can be said about a container's updates; each answers with a toast, and can be taken back. */
export function useWatchedActions() {
  const text = useText(listText);
  const words = useText(watcherText);
  const format = useFormat();

  const trying = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
    } catch (error) {
      showError(error, { title: words('notDone') });
      return false;
    }
    await queryClient.invalidateQueries({ queryKey: ['watcher', 'details'] });
    return true;
  };
  const params = ({ host, name }: Named) => ({ host, name });

  const offer = async (named: Named, { tag, digest }: { tag: string | null; digest: string | null }) => {
    const isDone = await trying(() =>
      watcherApi.unskipUpdate({ params: params(named), body: { tag, digest } }),
    );
    if (isDone)
      showToast({ title: text('offeredAgain', { version: versionName({ tag, digest, version: null }) }) });
  };
  const skip = async (named: Named, { to, level }: AvailableUpdate) => {
    const { tag } = to;
    if (tag === null) return;
    // Under the same tag only this image is meant: the next one may well be wanted.
    const digest = level === 'digest' ? to.digest : null;
    const isDone = await trying(() =>
      watcherApi.skipUpdate({ params: params(named), body: { tag, ...(digest !== null && { digest }) } }),
    );
    if (isDone)
      showToast({
        title: text('skipped', { name: named.name, version: versionName(to) }),
        undo: () => void offer(named, { tag, digest }),
      });
  };
  const unsnooze = async (named: Named) => {
    const isDone = await trying(() =>
      watcherApi.snoozeUpdates({ params: params(named), body: { untilMs: null } }),
    );
    if (isDone) showToast({ title: text('unsnoozed', { name: named.name }) });
  };
  const snooze = async (named: Named, untilMs: number) => {
    const isDone = await trying(() => watcherApi.snoozeUpdates({ params: params(named), body: { untilMs } }));
    if (isDone)
      showToast({
        title: text('snoozed', { name: named.name, time: format.exactTime(untilMs) }),
        undo: () => void unsnooze(named),
      });
  };
  const check = (named: Named | null) =>
    trying(async () => {
      await watcherApi.checkNow({ body: named ? params(named) : {} });
      showToast({ title: named ? text('checkedOne', { name: named.name }) : text('checked') });
    });
  return { skip, offer, snooze, unsnooze, check };
}
