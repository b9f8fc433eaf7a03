import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useNow } from '../../../ui/format/use-now.ts';
import { Menu } from '../../../ui/menu.tsx';
import { useLiveAlerts } from '../live.ts';
import { NotifyPage } from '../notify-page.tsx';
import { useMayNotify } from '../use-may-notify.ts';
import { InputDialogs } from './input-dialogs.tsx';
import { InputDrawer } from './input-drawer.tsx';
import { useInputs } from './input-queries.ts';
import { inputRows } from './input-rows.ts';
import { InputTable } from './input-table.tsx';
import { InputsSummary } from './inputs-summary.tsx';
import { inputsText } from './inputs-text.ts';
import type { Opening } from './opening.ts';
import { useInputEntries } from './use-input-entries.ts';
import { useOpening } from './use-opening.ts';

/** Everything that may report here. `?input=` opens one, `?new=webhook` or `heartbeat` the form for another. */
export function InputsPage() {
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  const query = useInputs();
  const nowMs = useNow();
  const rows = inputRows(query.data ?? [], useLiveAlerts().alerts.values(), nowMs);
  const { opening, setOpening } = useOpening();
  const entries = useInputEntries(setOpening);
  const { input: openId, q = '' }: { input?: string; q?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = (input: string | undefined) =>
    void navigate({ to: '/notify/inputs', search: { q: q || undefined, input } });
  const filter = (text: string) =>
    void navigate({ to: '/notify/inputs', search: { q: text || undefined, input: openId }, replace: true });
  const shown = query.data && rows.find(({ id }) => id === openId);
  return (
    <NotifyPage section="inputs" actions={mayConfigure && <AddButton onOpen={setOpening} />}>
      {rows.some(({ input }) => input) && <InputsSummary rows={rows} onFilter={filter} />}
      <InputTable {...{ query, rows, openId, entries }} filter={q} onFilter={filter} onOpen={open} />
      {query.data?.length === 0 && <Nothing onOpen={mayConfigure ? setOpening : null} />}
      {shown && <InputDrawer row={shown} entries={entries(shown)} onClose={() => open(undefined)} />}
      {mayConfigure && opening && <InputDialogs opening={opening} onOpen={setOpening} />}
    </NotifyPage>
  );
}

interface Opens {
  onOpen: (opening: Opening) => void;
}

function AddButton({ onOpen }: Opens) {
  const text = useText(inputsText);
  return (
    <Menu
      label={text('add')}
      trigger={<Button variant="primary">{text('add')}</Button>}
      items={[
        {
          label: text('addWebhook'),
          hint: text('addWebhookHint'),
          onSelect: () => onOpen({ what: 'webhook', input: null }),
        },
        {
          label: text('addHeartbeat'),
          hint: text('addHeartbeatHint'),
          onSelect: () => onOpen({ what: 'heartbeat', input: null }),
        },
      ]}
    />
  );
}

function Nothing({ onOpen }: { onOpen: Opens['onOpen'] | null }) {
  const text = useText(inputsText);
  return (
    <EmptyState
      title={text('emptyTitle')}
      action={
        onOpen && (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => onOpen({ what: 'webhook', input: null })}>{text('addWebhook')}</Button>
            <Button onClick={() => onOpen({ what: 'heartbeat', input: null })}>{text('addHeartbeat')}</Button>
          </div>
        )
      }
    >
      {text('emptyHint')}
    </EmptyState>
  );
}
