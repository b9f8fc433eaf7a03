import { useState } from 'react';
import type { StackDetails } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useMay } from '../../../../shell/session.ts';
import { Button } from '../../../../ui/button.tsx';
import { stackFilesText } from './stack-files-text.ts';
import { useSaveFiles } from './use-save-files.ts';
import type { StackDraft } from './use-stack-draft.ts';

interface FilesToolbarProps {
  stack: StackDetails;
  draft: StackDraft;
  onPlan: () => void;
}

/** What can be done with what was typed. */
export function FilesToolbar({ stack, draft, onPlan }: FilesToolbarProps) {
  const text = useText(stackFilesText);
  const may = useMay();
  const save = useSaveFiles(draft);
  const [busy, setBusy] = useState(false);
  const count = draft.edited.length;
  const press = () => {
    setBusy(true);
    void save().finally(() => setBusy(false));
  };
  if (stack.origin === 'found' || !may('containers:edit', stackResource(stack.host, stack.name))) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="primary" disabled={count === 0} busy={busy} onClick={press}>
        {text('save')}
      </Button>
      <Button onClick={onPlan}>{text('plan')}</Button>
      <span aria-live="polite" className="text-sm text-muted">
        {count > 0 ? text('unsaved', { count }) : text('allSaved')}
      </span>
    </div>
  );
}
