import type { MonitorRow } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { listText } from './list-text.ts';

export function BulkDialog({ monitors, onClose }: { monitors: readonly MonitorRow[]; onClose: () => void }) {
  const text = useText(listText);
  return <Dialog open onClose={onClose} title={`${text('editMany')} ${monitors.length}`} />;
}
