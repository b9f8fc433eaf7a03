import { useQuery } from '@tanstack/react-query';
import type { Monitor, MonitorNow } from '#contracts/pulse/monitor.ts';
import type { PushNow } from '#contracts/pulse/push.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Loading } from '../../../ui/loading.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { pulseApi } from '../pulse-api.ts';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { PingAddress } from './ping-address.tsx';
import { PingList } from './ping-list.tsx';
import { pushText } from './push-text.ts';

const refreshMs = 10_000;

/** What a job has reported, when it is expected next, and where it reports. */
export function ReportsTab({ monitor, now }: { monitor: Monitor; now: MonitorNow }) {
  const text = useText(pushText);
  const words = useText(pulseText);
  const mayConfigure = useMayPulse()('pulse:configure', 'everywhere');
  const { id } = monitor;
  const query = useQuery({
    queryKey: ['pulse', 'pings', id, now.status],
    queryFn: ({ signal }) => pulseApi.pushNow({ params: { id } }, { signal }),
    refetchInterval: refreshMs,
  });
  return (
    <div className="flex flex-col p-4">
      {mayConfigure && (
        <Section title={text('address')}>
          <PingAddress id={id} name={monitor.name} />
        </Section>
      )}
      {query.error && !query.data ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(query.error, words('couldNotRead'))}
          onRetry={() => void query.refetch()}
        />
      ) : query.data ? (
        <>
          <Section title={text('now')}>
            <Expectation now={query.data} />
          </Section>
          <Section title={text('reports')}>
            <PingList monitor={monitor} pings={query.data.pings} />
          </Section>
        </>
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}

function Expectation({ now }: { now: PushNow }) {
  const text = useText(pushText);
  const format = useFormat();
  const { lastPingMs, expectedAtMs, lastDurationMs, isRunning } = now;
  return (
    <>
      {isRunning && <p>{text('running')}</p>}
      <Facts>
        <Fact label={text('last')}>
          {lastPingMs === null ? text('never') : <RelativeTime atMs={lastPingMs} />}
        </Fact>
        <Fact label={text('expected')}>
          {expectedAtMs === null ? text('noExpectation') : format.exactTime(expectedAtMs)}
        </Fact>
        {lastDurationMs !== null && (
          <Fact label={text('took')}>
            <span title={format.exactDuration(lastDurationMs)}>{format.duration(lastDurationMs)}</span>
          </Fact>
        )}
      </Facts>
    </>
  );
}
