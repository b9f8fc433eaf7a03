import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useMayWatcher } from '../use-may-watcher.ts';
import { WatcherPage } from '../watcher-page.tsx';
import { CheckInterval } from './check-interval.tsx';
import { registriesText } from './registries-text.ts';
import { RegistryDialog } from './registry-dialog.tsx';
import type { RegistryRow } from './registry-rows.ts';
import { RegistryTable } from './registry-table.tsx';
import { useRegistryKinds } from './use-registries.ts';

/** Where running images come from, whether it answers, and how it is signed in to. */
export function RegistriesPage() {
  const text = useText(registriesText);
  const mayConfigure = useMayWatcher()('watcher:configure', 'everywhere');
  const kinds = useRegistryKinds();
  const [open, setOpen] = useState<'new' | RegistryRow | null>(null);
  return (
    <WatcherPage
      section="registries"
      actions={
        mayConfigure && (
          <Button variant="primary" disabled={!kinds.data} onClick={() => setOpen('new')}>
            {text('add')}
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <p className="max-w-prose text-muted">{text('intro')}</p>
        {mayConfigure && <CheckInterval />}
      </div>
      <RegistryTable kinds={kinds.data ?? []} onEdit={setOpen} />
      {mayConfigure && open !== null && kinds.data && (
        <RegistryDialog row={open === 'new' ? null : open} kinds={kinds.data} onClose={() => setOpen(null)} />
      )}
    </WatcherPage>
  );
}
