import RulerIcon from 'lucide-react/icons/ruler';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { showError } from '../../../ui/toast.ts';
import { containersApi, useLive } from '../live.ts';
import { refreshVolumes } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

/** How old the sizes are, and the way to new ones. */
export function MeasureButton({ measured }: { measured: readonly { host: string; atMs: number }[] }) {
  const text = useText(volumesText);
  const { hosts } = useLive();
  const [busy, setBusy] = useState(false);
  const measure = async () => {
    setBusy(true);
    try {
      await Promise.all(hosts.map(({ id }) => containersApi.measureVolumes({ params: { host: id } })));
      await refreshVolumes();
    } catch (error) {
      showError(error, { title: text('measureFailed') });
    } finally {
      setBusy(false);
    }
  };
  const oldestMs = measured.length === hosts.length ? Math.min(...measured.map(({ atMs }) => atMs)) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
      <Button size="sm" busy={busy} icon={<RulerIcon />} onClick={() => void measure()}>
        {text('measure')}
      </Button>
      {oldestMs === null || !Number.isFinite(oldestMs) ? (
        <span className="text-sm">{text('measureHint')}</span>
      ) : (
        <span className="text-sm">
          {text('measuredAt')} <RelativeTime atMs={oldestMs} />
        </span>
      )}
    </div>
  );
}
