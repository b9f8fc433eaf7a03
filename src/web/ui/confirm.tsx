import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Dialog } from './dialog.tsx';
import { ErrorNote } from './error-state.tsx';
import { TextField } from './text-field.tsx';

/** What a person must know before saying yes. Name things, not categories: "jellyfin", not "1 container". */
export interface Consequences {
  title: string;
  /** The verb on the button: "Restart", "Remove". */
  action: string;
  stops?: readonly string[];
  loses?: readonly string[];
  dependents?: readonly string[];
  /** How to come back, in one sentence. */
  wayBack?: string;
  danger?: boolean;
  /** Only where data is destroyed: the name that must be typed. */
  typeToConfirm?: string;
}

export interface ConfirmProps extends Consequences {
  open: boolean;
  onClose: () => void;
  /** Closes when it resolves; an error stays in the dialog, with nothing lost. */
  onConfirm: () => Promise<void> | void;
  children?: ReactNode;
}

export function Confirm({ open, onClose, ...rest }: ConfirmProps) {
  if (!open) return null;
  return <OpenConfirm onClose={onClose} {...rest} />;
}

/** Runs once at a time; what it throws is kept until the next try. */
function useAttempt(act: () => Promise<void> | void, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function run() {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await act();
      onDone();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return { busy, error, run };
}

function OpenConfirm({ onClose, onConfirm, children, ...consequences }: Omit<ConfirmProps, 'open'>) {
  const text = useText(uiText);
  const [typed, setTyped] = useState('');
  const { busy, error, run } = useAttempt(onConfirm, onClose);
  const { typeToConfirm: name, danger, action, title } = consequences;
  const isAllowed = name === undefined || typed.trim() === name;
  const press = () => void (isAllowed && run());
  const footer = (
    <>
      <Button onClick={onClose}>{text('cancel')}</Button>
      <Button variant={danger ? 'danger' : 'primary'} busy={busy} disabled={!isAllowed} onClick={press}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} size="sm" footer={footer}>
      <ConsequenceList {...consequences} />
      {children}
      {name !== undefined && (
        <div className="mt-4">
          <TextField
            mono
            label={text('typeToConfirm', { name })}
            value={typed}
            onChange={setTyped}
            onSubmit={press}
          />
        </div>
      )}
      {error !== undefined && <ErrorNote error={error} className="mt-4" />}
    </Dialog>
  );
}

function ConsequenceList({ stops, loses, dependents, wayBack }: Consequences) {
  const text = useText(uiText);
  return (
    <dl className="flex flex-col gap-3">
      <Names term={text('stops')} names={stops} />
      <Names term={text('loses')} names={loses} tone="text-down" />
      <Names term={text('dependents')} names={dependents} />
      {wayBack && (
        <div>
          <dt className="text-sm text-muted">{text('wayBack')}</dt>
          <dd>{wayBack}</dd>
        </div>
      )}
    </dl>
  );
}

function Names({ term, names = [], tone }: { term: string; names?: readonly string[]; tone?: string }) {
  if (names.length === 0) return null;
  return (
    <div>
      <dt className={cx('text-sm', tone ?? 'text-muted')}>{term}</dt>
      <dd className="max-h-40 overflow-y-auto">
        <ul>
          {names.map((name) => (
            <li key={name} className="font-mono text-sm wrap-anywhere">
              {name}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
