import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { FormDialog } from '../resources/form-dialog.tsx';
import { filesText } from './files-text.ts';

export function NewFolderDialog(props: { onCreate: (name: string) => Promise<void>; onClose: () => void }) {
  const text = useText(filesText);
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={text('newFolder')}
      action={text('create')}
      isReady={name !== ''}
      onClose={props.onClose}
      onSubmit={() => props.onCreate(name)}
    >
      {(issue) => (
        <TextField mono label={text('folderName')} error={issue('name')} value={name} onChange={setName} />
      )}
    </FormDialog>
  );
}
