import type { WindowNow } from '#contracts/pulse/maintenance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { pulseText } from '../pulse-text.ts';
import { maintenanceText } from './maintenance-text.ts';
import { MonitorChoice } from './monitor-choice.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { useWindowForm } from './use-window-form.ts';
import { WindowPreview } from './window-preview.tsx';

interface Props {
  /** The one to change; null: a new one. */
  window: WindowNow | null;
  onClose: () => void;
}

export function WindowDialog({ window, onClose }: Props) {
  const text = useText(maintenanceText);
  const words = useText(pulseText);
  const form = useWindowForm(window, onClose);
  const { draft, change } = form;
  return (
    <Dialog
      open
      onClose={onClose}
      title={text(window ? 'editWindow' : 'newWindow')}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button
            variant="primary"
            busy={form.busy}
            disabled={form.body === null}
            onClick={() => void form.save()}
          >
            {window ? words('save') : text('plan')}
          </Button>
        </>
      }
    >
      <div data-tool="pulse" className="flex flex-col gap-4">
        <TextField label={words('name')} value={draft.name} onChange={(name) => change({ name })} />
        <ScheduleFields draft={form.schedule} change={form.changeSchedule} />
        <MonitorChoice
          isForAll={draft.isForAll}
          monitorIds={draft.monitorIds}
          tags={form.tags}
          change={change}
          changeTags={form.setTags}
        />
        <TextField
          label={words('notes')}
          multiline={2}
          value={draft.notes}
          onChange={(notes) => change({ notes })}
        />
        <Checkbox
          label={text('enabled')}
          checked={draft.isEnabled}
          onChange={(isEnabled) => change({ isEnabled })}
        />
        {form.body && <WindowPreview draft={form.body} />}
      </div>
    </Dialog>
  );
}
