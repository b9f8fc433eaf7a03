import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { fromLocalField, toLocalField } from '../../../ui/format/local-field.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { type Named, useWatchedActions } from '../use-watched-actions.ts';
import { watcherText } from '../watcher-text.ts';
import { listText } from './list-text.ts';
import { snoozeEndMs } from './snooze-time.ts';

/** The container that is put off until a time of somebody's choice. */
export const snoozeTarget = createStore<Named | null>(null);

export function SnoozeDialog() {
  const target = useStore(snoozeTarget);
  return target && <AskUntil target={target} close={() => snoozeTarget.set(null)} />;
}

function AskUntil({ target, close }: { target: Named; close: () => void }) {
  const text = useText(listText);
  const words = useText(watcherText);
  const { snooze } = useWatchedActions();
  const [typed, setTyped] = useState(() => toLocalField(snoozeEndMs('week', Date.now())));
  const untilMs = fromLocalField(typed);
  const nowMs = useNow();
  const isPast = untilMs !== null && untilMs <= nowMs;
  const put = () => {
    if (untilMs === null || isPast) return;
    void snooze(target, untilMs);
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      size="sm"
      title={text('snoozeUntilTitle', { name: target.name })}
      footer={
        <>
          <Button onClick={close}>{words('cancel')}</Button>
          <Button variant="primary" disabled={untilMs === null || isPast} onClick={put}>
            {text('snooze')}
          </Button>
        </>
      }
    >
      <div data-tool="watcher">
        <TextField
          type="datetime-local"
          label={text('snoozeTime')}
          value={typed}
          onChange={setTyped}
          onSubmit={put}
          {...(isPast && { error: text('snoozePast') })}
        />
      </div>
    </Dialog>
  );
}
