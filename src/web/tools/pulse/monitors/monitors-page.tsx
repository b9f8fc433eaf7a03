import { Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { MonitorStatus } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SummaryLine } from '../../../ui/summary-line.tsx';
import { useLivePulse } from '../live.ts';
import { useBars } from '../use-bars.ts';
import { countStatuses, statusOrder } from '../monitor-state.ts';
import { PulsePage } from '../pulse-page.tsx';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { WatchNotice } from '../watch-notice.tsx';
import { listText } from './list-text.ts';
import { MonitorForm } from '../form/monitor-form.tsx';
import { MonitorTable } from './monitor-table.tsx';
import { useListAddress } from './use-list-address.ts';

/** Everything that is watched, what is wrong first. */
export function MonitorsPage() {
  const text = useText(pulseText);
  const may = useMayPulse();
  const mayConfigure = may('pulse:configure', 'everywhere');
  const { edited, edit, open, closeForm } = useListAddress();
  const form = mayConfigure ? edited : undefined;
  const { id }: { id?: string } = useParams({ strict: false });
  useBars(may('pulse:read', 'somewhere'));
  return (
    <PulsePage
      section="monitors"
      actions={
        mayConfigure && (
          <Button variant="primary" onClick={() => edit('new')}>
            {text('newMonitor')}
          </Button>
        )
      }
    >
      <WatchNotice />
      <MonitorsSummary />
      <MonitorTable openId={id} />
      {/* Of two that open at once, as behind a link or after cloning, the drawer would hide the form from screen readers. */}
      {form === undefined ? (
        <Suspense>
          <Outlet />
        </Suspense>
      ) : (
        <MonitorForm
          key={form}
          id={form}
          onClose={(added) => (added?.kind === 'push' ? open(added.id, 'reports') : closeForm())}
        />
      )}
    </PulsePage>
  );
}

const tones: Partial<Record<MonitorStatus, 'down' | 'degraded'>> = { down: 'down', degraded: 'degraded' };

function MonitorsSummary() {
  const text = useText(listText);
  const { monitors } = useLivePulse();
  const { change } = useListAddress();
  const counts = countStatuses(monitors.values());
  const items = statusOrder.flatMap((status) => {
    const count = counts.get(status) ?? 0;
    if (count === 0) return [];
    const tone = tones[status];
    return [
      {
        text: text(`${status}Count`, { count }),
        onSelect: () => change({ state: status }),
        ...(tone && { tone }),
      },
    ];
  });
  return items.length > 0 && <SummaryLine items={items} />;
}
