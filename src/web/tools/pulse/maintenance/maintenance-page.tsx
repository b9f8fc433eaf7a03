import { useState } from 'react';
import type { WindowNow } from '#contracts/pulse/maintenance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { PulsePage } from '../pulse-page.tsx';
import { useMayPulse } from '../use-may-pulse.ts';
import { maintenanceText } from './maintenance-text.ts';
import { WindowDialog } from './window-dialog.tsx';
import { WindowTable } from './window-table.tsx';

/** Times in which nobody is told of failures. */
export function MaintenancePage() {
  const text = useText(maintenanceText);
  const mayOperate = useMayPulse()('pulse:operate', 'everywhere');
  const [open, setOpen] = useState<'new' | WindowNow | null>(null);
  return (
    <PulsePage
      section="maintenance"
      actions={
        mayOperate && (
          <Button variant="primary" onClick={() => setOpen('new')}>
            {text('newWindow')}
          </Button>
        )
      }
    >
      <WindowTable onEdit={setOpen} onNew={() => setOpen('new')} />
      {mayOperate && open !== null && (
        <WindowDialog window={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </PulsePage>
  );
}
