import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { askUpdate, targetsOf } from '../plan/update-target.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { watcherText } from '../watcher-text.ts';

/** Leads to the plan; nothing where there is nothing to update, or not for this account. */
export function UpdateButton({ row }: { row: WatchedContainer }) {
  const text = useText(watcherText);
  const may = useMayWatcher();
  const targets = targetsOf([row]);
  if (targets.length === 0 || !may('watcher:update', row)) return null;
  return (
    <Button size="sm" aria-label={text('updateName', { name: row.name })} onClick={() => askUpdate(targets)}>
      {text('update')}
    </Button>
  );
}
