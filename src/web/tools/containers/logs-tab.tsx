import { useEffect, useState } from 'react';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import { useText } from '../../i18n/use-text.ts';
import { isSignedOut } from '../../shell/api.ts';
import { forgetSession } from '../../shell/session.ts';
import { LogBuffer } from '../../ui/log/log-buffer.ts';
import { LogView } from '../../ui/log/log-view.tsx';
import { detailText } from './detail-text.ts';
import { containersApi } from './live.ts';

const retryMs = 2000;

type FollowState = 'connecting' | 'live' | 'ended' | 'failed';

export function LogsTab({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const [buffer] = useState(() => new LogBuffer());
  const [state, setState] = useState<FollowState>('connecting');
  const { host, id } = details;
  useEffect(() => {
    const stop = new AbortController();
    void follow({ host, id }, buffer, stop.signal, setState);
    return () => stop.abort();
  }, [host, id, buffer]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <LogView buffer={buffer} label={text('logs')} state={state} downloadName={`${details.name}.log`} />
    </div>
  );
}

const lastEventIds = new WeakMap<LogBuffer, string>();

/** Follows until the container stops; a lost connection goes on behind the last line seen, without doubles. */
async function follow(
  params: { host: string; id: string },
  buffer: LogBuffer,
  signal: AbortSignal,
  onState: (state: FollowState) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      onState('connecting');
      const items = containersApi.logs(
        { params, query: { tail: 1000 } },
        { signal, lastEventId: lastEventIds.get(buffer) },
      );
      for await (const { id, data } of items) {
        if (id !== undefined) lastEventIds.set(buffer, id);
        if (data.type === 'lines')
          buffer.append(
            data.lines.map((line) => ({
              text: line.text,
              stream: line.stream,
              atMs: millisecondsOf(line.timeNano),
            })),
          );
        if (data.type === 'skipped') buffer.skip(data.count);
        if (data.type === 'ended') return onState('ended');
        onState('live');
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isSignedOut(error)) return forgetSession();
      onState('failed');
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

function millisecondsOf(timeNano: string): number {
  return Number(BigInt(timeNano) / 1_000_000n);
}
