import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { SummaryLine } from '../../../ui/summary-line.tsx';
import { countMoods } from '../alert-state.ts';
import { useLiveAlerts } from '../live.ts';
import { NotifyPage } from '../notify-page.tsx';
import { notifyText } from '../notify-text.ts';
import { AlertDrawer } from './alert-drawer.tsx';
import { type AlertSearch, moods, shownAlerts } from './alert-search.ts';
import { AlertTable } from './alert-table.tsx';

/** What is wrong now. */
export function AlertsPage() {
  const live = useLiveAlerts();
  const search: AlertSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: Partial<AlertSearch>, replace = true) =>
    void navigate({ to: '/notify', search: { ...search, ...next }, replace });
  const rows = useMemo(() => shownAlerts(live.alerts.values(), search), [live.alerts, search]);
  return (
    <NotifyPage section="alerts">
      {live.loaded && <AlertSummary onState={(state) => change({ state })} />}
      <AlertTable rows={rows} search={search} change={change} />
      {search.alert !== undefined && (
        <AlertDrawer
          key={search.alert}
          fingerprint={search.alert}
          onClose={() => change({ alert: undefined }, false)}
        />
      )}
    </NotifyPage>
  );
}

function AlertSummary({ onState }: { onState: (state: AlertSearch['state']) => void }) {
  const text = useText(notifyText);
  const { alerts, dead } = useLiveAlerts();
  const counts = countMoods(alerts.values());
  const items = moods.flatMap((mood) => {
    const count = counts.get(mood) ?? 0;
    if (count === 0) return [];
    const tone = mood === 'firing' ? { tone: 'down' as const } : {};
    return [{ text: text(`${mood}Count`, { count }), onSelect: () => onState(mood), ...tone }];
  });
  const lost =
    dead > 0
      ? [{ text: text('deadCount', { count: dead }), tone: 'down' as const, href: '/notify/deliveries' }]
      : [];
  const all = [...items, ...lost];
  // Without any alert the empty page says so.
  return all.length > 0 && <SummaryLine items={all} />;
}
