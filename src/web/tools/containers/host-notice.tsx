import { useState } from 'react';
import type { HostStatus } from '#contracts/containers/host.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import { useText } from '../../i18n/use-text.ts';
import { explain } from '../../shell/api.ts';
import { CommandLine } from '../../shell/command-line.tsx';
import { useMay } from '../../shell/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/format/use-now.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { showToast } from '../../ui/toast.ts';
import { containersText } from './containers-text.ts';
import { containersApi } from './live.ts';

/** What is wrong with a host in plain words, each way to mend it with its command, and since when the list is old. */
export function HostNotice({ host, hasRows }: { host: HostStatus; hasRows: boolean }) {
  const text = useText(containersText);
  const format = useFormat();
  const now = useNow();
  if (host.state === 'live' || (host.state === 'connecting' && !hasRows)) return null;
  if (host.state === 'connecting')
    return <Banner tone="info" title={`${host.name}: ${text('host-connecting')}`} />;
  return (
    <Banner
      tone="warning"
      title={`${host.name}: ${text(`host-${host.state}`)}`}
      action={<TryNow host={host} />}
    >
      <div className="flex flex-col gap-3">
        <p>
          {host.reason} <span className="font-mono text-sm">{host.address}</span>
        </p>
        {host.fixes.length > 0 && (
          <>
            <p className="font-medium">{text(host.fixes.length === 3 ? 'hostFixTitle' : 'hostFix')}</p>
            <ol className="flex list-decimal flex-col gap-3 pl-5">
              {host.fixes.map((fix) => (
                <li key={fix.title}>
                  <span className="mb-1 block">{fix.title}</span>
                  <CommandLine command={fix.command} label={fix.title} />
                </li>
              ))}
            </ol>
          </>
        )}
        {hasRows && (
          <p className="text-muted">{text('lastKnown', { time: format.clock(host.sinceMs, now) })}</p>
        )}
      </div>
    </Banner>
  );
}

function TryNow({ host }: { host: HostStatus }) {
  const text = useText(containersText);
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      await containersApi.reconnect({ params: { host: host.id } });
    } catch (error) {
      const { message, engineText } = explain(error, text('notSent'));
      showToast({
        kind: 'error',
        title: text(`host-${host.state === 'live' ? 'connecting' : host.state}`),
        detail: message,
        engineText,
      });
    } finally {
      setBusy(false);
    }
  };
  if (!may('containers:operate', hostResource(host.id))) return null;
  return (
    <Button size="sm" busy={busy} onClick={() => void retry()}>
      {text('tryNow')}
    </Button>
  );
}
