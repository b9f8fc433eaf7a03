import { useState } from 'react';
import type { MonitorRow } from '#contracts/pulse/monitor.ts';
import type { BulkOutcome } from '#contracts/pulse/monitors.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.ts';
import { pulseApi } from '../pulse-api.ts';
import { pulseText } from '../pulse-text.ts';
import { useDoing } from '../use-doing.ts';
import { type BulkDraft, changeOf, nothingChanged } from './bulk-draft.ts';
import { BulkFields } from './bulk-fields.tsx';
import { bulkText } from './bulk-text.ts';

interface Props {
  monitors: readonly MonitorRow[];
  onClose: () => void;
}

/** Changes the same on many at once; each is done or refused by itself. */
export function BulkDialog({ monitors, onClose }: Props) {
  const text = useText(bulkText);
  const words = useText(pulseText);
  const [draft, setDraft] = useState<BulkDraft>(nothingChanged);
  const [refused, setRefused] = useState<BulkOutcome['refused']>([]);
  const { busy, doing } = useDoing();
  const change = changeOf(draft);
  const save = () =>
    doing(async () => {
      if (!change) return;
      const ids = monitors.map(({ id }) => id);
      const outcome = await pulseApi.changeMonitors({ body: { ids, change } });
      if (outcome.changed > 0) showToast({ title: text('changed', { count: outcome.changed }) });
      await queryClient.invalidateQueries({ queryKey: ['pulse', 'monitor'] });
      setRefused(outcome.refused);
      if (outcome.refused.length === 0) onClose();
    });
  const named = { count: monitors.length, name: monitors[0]?.name ?? '' };
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('title', named)}
      description={text('hint')}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={change === null} onClick={() => void save()}>
            {text('change')}
          </Button>
        </>
      }
    >
      <div data-tool="pulse" className="flex flex-col gap-4">
        <BulkFields draft={draft} change={(next) => setDraft({ ...draft, ...next })} />
        <div aria-live="polite">
          {refused.length > 0 && (
            <>
              <p className="text-down">{text('refused', { count: refused.length })}</p>
              <ul className="mt-1 max-h-40 overflow-y-auto">
                {refused.map(({ id, name, reason }) => (
                  <li key={id} className="wrap-anywhere">
                    {name}: <span className="text-muted">{reason}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
