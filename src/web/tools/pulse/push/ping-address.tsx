import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { pulseApi } from '../pulse-api.ts';
import { useDoing } from '../use-doing.ts';
import { pushText } from './push-text.ts';

/** The address is a secret: it is shown when somebody asks for it. */
export function PingAddress({ id, name }: { id: string; name: string }) {
  const text = useText(pushText);
  const [path, setPath] = useState<string | null>(null);
  const { busy, doing } = useDoing();
  const show = () => doing(async () => setPath((await pulseApi.pingAddress({ params: { id } })).path));
  const renew = () =>
    askConfirm(
      { title: text('renewTitle', { name }), action: text('renew'), stops: [text('renewStops')] },
      async () => setPath((await pulseApi.renewPingAddress({ params: { id } })).path),
    );
  if (path === null)
    return (
      <Button className="w-fit" busy={busy} onClick={() => void show()}>
        {text('showAddress')}
      </Button>
    );
  const url = new URL(path, window.location.origin).href;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{text('addressHint')}</p>
      <Line label={text('success')} command={`curl -fsS -m 10 --retry 5 ${url}`} />
      <Line
        label={text('withStart')}
        command={`curl -fsS -m 10 ${url}/start; ./job; curl -fsS -m 10 --retry 5 ${url}/$?`}
      />
      <Button variant="quiet" onClick={() => void renew()}>
        {text('renew')}
      </Button>
    </div>
  );
}

function Line({ label, command }: { label: string; command: string }) {
  const text = useText(pushText);
  return (
    <div className="w-full">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex items-start gap-2 rounded-md border border-line-soft bg-base py-1 pr-1 pl-2.5">
        <code className="min-w-0 flex-1 py-1 font-mono text-sm wrap-anywhere">{command}</code>
        <CopyButton text={command} label={text('command')} />
      </div>
    </div>
  );
}
