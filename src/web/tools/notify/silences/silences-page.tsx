import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Silence } from '#contracts/notify/silences.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { Button } from '../../../ui/button.tsx';
import { notifyApi, useLiveAlerts } from '../live.ts';
import { NotifyPage } from '../notify-page.tsx';
import { matchersOfLabels, writeMatcherLines } from './matcher-lines.ts';
import { SilenceDialog } from './silence-dialog.tsx';
import { SilenceTable } from './silence-table.tsx';
import { silencesText } from './silences-text.ts';

export const silencesKey = ['notify', 'silences'] as const;

/** What is kept quiet on purpose. `?from=` opens the form for an alert. */
export function SilencesPage() {
  const text = useText(silencesText);
  const mayRespond = useMayNotify()('notify:respond', 'everywhere');
  const query = useSilences();
  const [open, setOpen] = useState<'new' | Silence | null>(null);
  const { from }: { from?: string } = useSearch({ strict: false });
  const alert = useLiveAlerts().alerts.get(from ?? '');
  const navigate = useNavigate();
  const close = () => {
    setOpen(null);
    if (from !== undefined) void navigate({ to: '/notify/silences', search: {}, replace: true });
  };
  return (
    <NotifyPage
      section="silences"
      actions={
        mayRespond && (
          <Button variant="primary" onClick={() => setOpen('new')}>
            {text('newSilence')}
          </Button>
        )
      }
    >
      <SilenceTable query={query} onEdit={setOpen} />
      {mayRespond && open !== null && (
        <SilenceDialog silence={open === 'new' ? null : open} lines="" onClose={close} />
      )}
      {mayRespond && open === null && alert && (
        <SilenceDialog
          silence={null}
          lines={writeMatcherLines(matchersOfLabels(alert.labels))}
          onClose={close}
        />
      )}
    </NotifyPage>
  );
}

function useSilences() {
  return useQuery({
    queryKey: silencesKey,
    queryFn: ({ signal }) => notifyApi.silences({}, { signal }),
    refetchInterval: 60_000,
  });
}

export type SilencesQuery = ReturnType<typeof useSilences>;
