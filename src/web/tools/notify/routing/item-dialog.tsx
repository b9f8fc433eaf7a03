import type { ReactNode } from 'react';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { notifyText } from '../notify-text.ts';
import { formText } from './form-text.ts';
import { ProblemNotes } from './problem-notes.tsx';
import type { ItemForm } from './use-item-form.ts';

interface Props {
  title: string;
  form: Pick<ItemForm<object>, 'config' | 'isReady' | 'problems' | 'warnings'>;
  /** Ends of places whose problems a field shows by itself. */
  fields: readonly string[];
  onApply: (config: RoutingConfig) => void;
  onClose: () => void;
  children: ReactNode;
}

/** One thing of the routing. What is applied is in the draft; saving all of it is a step of its own. */
export function ItemDialog({ title, form, fields, onApply, onClose, children }: Props) {
  const text = useText(formText);
  const words = useText(notifyText);
  const loose = form.problems.filter(({ path }) => !fields.some((field) => path.split('.').includes(field)));
  const apply = () => {
    onApply(form.config);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button variant="primary" disabled={!form.isReady} onClick={apply}>
            {text('apply')}
          </Button>
        </>
      }
    >
      <div data-tool="notify" className="flex flex-col gap-4">
        {children}
        <ProblemNotes problems={loose} warnings={form.warnings} />
      </div>
    </Dialog>
  );
}
