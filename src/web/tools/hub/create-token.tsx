import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandLine } from '../../shell/command-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { hubText } from './hub-text.ts';
import { TokenForm } from './token-form.tsx';

/** Makes an API token; its text is shown once. */
export function CreateToken({
  onCreated,
  onClose,
}: {
  onCreated: () => Promise<unknown>;
  onClose: () => void;
}) {
  const text = useText(hubText);
  const [secret, setSecret] = useState<string>();
  const done = (
    <Button variant="primary" onClick={onClose}>
      {text('done')}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={text('createToken')} footer={secret && done} size="lg">
      {secret ? (
        <div className="flex flex-col gap-3">
          <p>{text('tokenOnce')}</p>
          <CommandLine command={secret} label={text('tokens')} />
        </div>
      ) : (
        <TokenForm
          onCreated={async (created) => {
            await onCreated();
            setSecret(created);
          }}
        />
      )}
    </Dialog>
  );
}
