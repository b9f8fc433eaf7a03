import { useState } from 'react';
import type { Monitor } from '#contracts/pulse/monitor.ts';
import type { Ping } from '#contracts/pulse/push.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type State, StateBadge } from '../../../ui/state-badge.tsx';
import { pulseApi } from '../pulse-api.ts';
import { useDoing } from '../use-doing.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { pushText } from './push-text.ts';

const marks: Readonly<Record<NonNullable<Ping['counted']>, State>> = {
  success: 'up',
  start: 'noted',
  fail: 'down',
  log: 'noted',
};

/** Newest first. */
export function PingList({ monitor, pings }: { monitor: Monitor; pings: readonly Ping[] }) {
  const text = useText(pushText);
  const mayRead = useMayPulse()('pulse:operate', monitor);
  if (pings.length === 0) return <p className="text-muted">{text('noReports')}</p>;
  return (
    <ul className="flex flex-col">
      {pings.map((ping) => (
        <li key={ping.id} className="flex flex-col gap-1 border-b border-line-soft py-2 last:border-0">
          <PingLine ping={ping} />
          {ping.hasBody && mayRead && <Body monitorId={monitor.id} ping={ping.id} />}
        </li>
      ))}
    </ul>
  );
}

function PingLine({ ping }: { ping: Ping }) {
  const text = useText(pushText);
  const format = useFormat();
  const { counted, ignored, exitStatus, durationMs, userAgent, atMs } = ping;
  const details = [
    ignored && text(`ignored-${ignored}`),
    exitStatus !== null && text('exit', { status: exitStatus }),
    durationMs !== null && text('ran', { span: format.duration(durationMs) }),
  ].filter((part) => typeof part === 'string');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <StateBadge
        className="w-24 shrink-0"
        state={counted === null ? 'unknown' : marks[counted]}
        word={text(`counted-${counted ?? 'none'}`)}
      />
      <span className="min-w-32 flex-1">{details.join(', ')}</span>
      <span className="max-w-40 truncate font-mono text-sm text-muted" title={userAgent}>
        {userAgent}
      </span>
      <RelativeTime atMs={atMs} className="text-sm text-muted" />
    </div>
  );
}

function Body({ monitorId, ping }: { monitorId: string; ping: number }) {
  const text = useText(pushText);
  const [body, setBody] = useState<string | null>(null);
  const { busy, doing } = useDoing();
  const show = () =>
    doing(async () => setBody((await pulseApi.pingBody({ params: { id: monitorId, ping } })).body));
  if (body !== null)
    return (
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-60 overflow-auto rounded-md bg-base p-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
      >
        {body}
      </pre>
    );
  return (
    <Button size="sm" variant="quiet" className="w-fit" busy={busy} onClick={() => void show()}>
      {text('showBody')}
    </Button>
  );
}
