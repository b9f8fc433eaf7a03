import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { pulseText } from '../pulse-text.ts';
import { importText } from './import-text.ts';
import type { ImportState } from './importing.ts';

interface Props {
  file: File;
  sending: NonNullable<ImportState['sending']>;
  onCancel: () => void;
}

/** How far the file is. What NEXUS has begun to take over is not cancelled from here. */
export function SendingNote({ file, sending: { step, fraction }, onCancel }: Props) {
  const text = useText(importText);
  const words = useText(pulseText);
  const format = useFormat();
  const { name, size } = file;
  const hasArrived = fraction === 1;
  const said = hasArrived
    ? text(step === 'apply' ? 'takingOver' : 'reading', { name })
    : text('sending', { name, percent: format.percent(fraction * 100), size: format.bytes(size) });
  return (
    <section className="flex max-w-3xl items-center gap-3 rounded-md border border-line p-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="tabular wrap-anywhere">{said}</span>
        <ProgressBar label={said} fraction={hasArrived ? null : fraction} />
        <output className="sr-only">{hasArrived ? said : name}</output>
      </div>
      {!(hasArrived && step === 'apply') && <Button onClick={onCancel}>{words('cancel')}</Button>}
    </section>
  );
}
