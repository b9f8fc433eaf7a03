import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { errorIssues } from '../../../ui/error-words.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { containersApi } from '../live.ts';
import { HostField, useFirstHost } from '../resources/host-field.tsx';
import { watchedOperation } from '../resources/operation-dialog.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { imagesText } from './images-text.ts';

/** Begins a pull, and hands over to the dialog that follows it. */
export function PullDialog(props: { reference: string; host: string | null; onClose: () => void }) {
  const text = useText(imagesText);
  const common = useText(resourcesText);
  const first = useFirstHost();
  const [host, setHost] = useState(props.host ?? first);
  const [reference, setReference] = useState(props.reference);
  const [platform, setPlatform] = useState('');
  const [login, setLogin] = useState<{ username: string; password: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isReady = reference.trim() !== '' && (!login || (login.username !== '' && login.password !== ''));
  const begin = async () => {
    if (!isReady || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = {
        reference: reference.trim(),
        ...(platform.trim() && { platform: platform.trim() }),
        ...(login && { login }),
      };
      const operation = await containersApi.pullImage({ params: { host }, query: {}, body });
      props.onClose();
      watchedOperation.set(operation);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  const issue = (path: string) => errorIssues(error).find((one) => one.path === path)?.message;
  return (
    <Dialog
      open
      size="sm"
      onClose={props.onClose}
      title={text('pullImage')}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={!isReady} onClick={() => void begin()}>
            {text('pull')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <HostField value={host} onChange={setHost} />
        <TextField
          mono
          spellCheck={false}
          label={text('reference')}
          help={text('referenceHelp')}
          error={issue('reference')}
          value={reference}
          onChange={setReference}
          onSubmit={() => void begin()}
        />
        <TextField
          mono
          spellCheck={false}
          label={text('platform')}
          help={text('platformHelp')}
          error={issue('platform')}
          value={platform}
          onChange={setPlatform}
        />
        <Login login={login} onChange={setLogin} />
        {error !== undefined && errorIssues(error).length === 0 && <ErrorNote error={error} />}
      </div>
    </Dialog>
  );
}

type LoginValue = { username: string; password: string } | null;

function Login({ login, onChange }: { login: LoginValue; onChange: (login: LoginValue) => void }) {
  const text = useText(imagesText);
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label={text('withLogin')}
        help={text('withLoginHelp')}
        checked={login !== null}
        onChange={(isWanted) => onChange(isWanted ? { username: '', password: '' } : null)}
      />
      {login && (
        <>
          <TextField
            label={text('username')}
            autoComplete="off"
            value={login.username}
            onChange={(username) => onChange({ ...login, username })}
          />
          <TextField
            secret
            label={text('password')}
            value={login.password}
            onChange={(password) => onChange({ ...login, password })}
          />
        </>
      )}
    </div>
  );
}
