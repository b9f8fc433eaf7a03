import { useState } from 'react';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { containersApi } from '../live.ts';
import { editText } from './edit-text.ts';
import { editWork } from './edit-work.tsx';

/** The container that is being given another name. */
export const renameTarget = createStore<ContainerSummary | null>(null);

export function RenameDialog() {
  const target = useStore(renameTarget);
  return target && <AskName key={target.id} target={target} />;
}

function close(): void {
  renameTarget.set(null);
}

function useRename(target: ContainerSummary) {
  const [name, setName] = useState(target.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const rename = async () => {
    if (busy || name === target.name) return;
    setBusy(true);
    setError(undefined);
    try {
      const { host, id } = target;
      const operation = await containersApi.renameContainer({
        params: { host, id },
        query: {},
        body: { name },
      });
      editWork.set({ operation, name });
      close();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return { name, setName, busy, error, rename };
}

function AskName({ target }: { target: ContainerSummary }) {
  const text = useText(editText);
  const { name, setName, busy, error, rename } = useRename(target);
  const footer = (
    <>
      <Button onClick={close}>{text('cancel')}</Button>
      <Button variant="primary" busy={busy} disabled={name === target.name} onClick={() => void rename()}>
        {text('rename')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={close} size="sm" title={text('renameTitle', { name: target.name })} footer={footer}>
      <div className="flex flex-col gap-3">
        <TextField
          mono
          label={text('newName')}
          help={text('renameHint')}
          value={name}
          onChange={setName}
          onSubmit={() => void rename()}
        />
        {target.stack && <p className="text-degraded">{text('renameStack', { stack: target.stack.name })}</p>}
        {error !== undefined && <ErrorNote error={error} />}
      </div>
    </Dialog>
  );
}
