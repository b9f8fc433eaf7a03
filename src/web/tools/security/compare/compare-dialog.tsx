import { useEffect, useRef, useState } from 'react';
import type { ImageDifference } from '#contracts/security/difference.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { securityApi } from '../security-api.ts';
import { securityText } from '../security-text.ts';
import { CompareResult } from './compare-result.tsx';
import { type CompareTarget, compareTarget } from './compare-target.ts';
import { compareText } from './compare-text.ts';

/** Part of every page: opened from wherever an image stands. */
export function CompareDialog() {
  const target = useStore(compareTarget);
  return target && <Ask target={target} close={() => compareTarget.set(null)} />;
}

function Ask({ target, close }: { target: CompareTarget; close: () => void }) {
  const text = useText(compareText);
  const words = useText(securityText);
  const [to, setTo] = useState(target.to ?? target.reference.replace(/@.*$/u, ''));
  const { result, error, busy, compare } = useDifference(target);
  const wanted = to.trim();
  const isSame = wanted !== '' && wanted === target.reference;
  const press = () => {
    if (wanted !== '' && !isSame && !busy) void compare(wanted);
  };
  return (
    <Dialog
      open
      onClose={close}
      size="lg"
      title={text('title', { name: target.name })}
      description={text('intro')}
      footer={<Button onClick={close}>{words('close')}</Button>}
    >
      <div data-tool="security" className="flex min-h-72 flex-col gap-4">
        <div className="flex flex-wrap items-start gap-2">
          <TextField
            className="min-w-56 flex-1"
            label={text('to')}
            help={isSame ? text('toSame') : text('toHelp')}
            mono
            spellCheck={false}
            maxLength={500}
            value={to}
            onChange={setTo}
            onSubmit={press}
          />
          <Button
            variant="primary"
            className="mt-5.5"
            disabled={wanted === '' || isSame}
            busy={busy}
            onClick={press}
          >
            {text('compare')}
          </Button>
        </div>
        {busy && (
          <output className="flex flex-col gap-2 text-muted">
            {text('working')}
            <ProgressBar label={text('working')} fraction={null} />
          </output>
        )}
        {!busy && error !== null && <ErrorNote error={error} />}
        {!busy && result && <CompareResult result={result} />}
      </div>
    </Dialog>
  );
}

/** One comparison at a time; closing the dialog gives it up. */
function useDifference({ host, image }: CompareTarget) {
  const [result, setResult] = useState<ImageDifference | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const compare = async (to: string) => {
    const ended = new AbortController();
    running.current = ended;
    setBusy(true);
    setError(null);
    try {
      const { signal } = ended;
      setResult(await securityApi.difference({ body: { host, image, to } }, { signal }));
    } catch (failure) {
      if (!ended.signal.aborted) setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { result, error, busy, compare };
}
