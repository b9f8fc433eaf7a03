import { type ReactNode, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { errorIssues } from '../../../ui/error-words.ts';
import { resourcesText } from './resources-text.ts';

export interface FormDialogProps {
  title: string;
  /** The verb on the button. */
  action: string;
  isReady: boolean;
  onClose: () => void;
  /** Closes when it resolves; what was typed stays when it does not. */
  onSubmit: () => Promise<void>;
  /** Gets the server's word about a field, by its path. */
  children: (issue: (path: string) => string | undefined) => ReactNode;
}

/** A small form over the page; what the server refuses lands on its field. */
export function FormDialog({ title, action, isReady, onClose, onSubmit, children }: FormDialogProps) {
  const text = useText(resourcesText);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    if (!isReady || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit();
      onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  const issues = errorIssues(error);
  const footer = (
    <>
      <Button onClick={onClose}>{text('cancel')}</Button>
      <Button type="submit" form="resource-form" variant="primary" busy={busy} disabled={!isReady}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open size="sm" onClose={onClose} title={title} footer={footer}>
      <form
        id="resource-form"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children((path) => issues.find((issue) => issue.path === path)?.message)}
        {error !== undefined && issues.length === 0 && <ErrorNote error={error} />}
      </form>
    </Dialog>
  );
}
