import { useQuery } from '@tanstack/react-query';
import type { WatchReport } from '#contracts/pulse/watch.ts';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { pulseApi } from './pulse-api.ts';
import { useMayPulse } from './use-may-pulse.ts';
import { watchText } from './watch-text.ts';

const askEveryMs = 20_000;
/** A single check that waits its turn is nothing to tell of. */
const lateMs = 5_000;
const gapToldMs = 3_600_000;

/** What stands between the monitors and the truth: no network, checks that come late, a time in which nobody looked. */
export function WatchNotice() {
  const maySee = useMayPulse()('pulse:read', 'everywhere');
  const { data } = useQuery({
    queryKey: ['pulse', 'watch'],
    queryFn: ({ signal }) => pulseApi.watchReport({}, { signal }),
    refetchInterval: askEveryMs,
    enabled: maySee,
  });
  return data?.here ? <Notices report={data.here} /> : null;
}

export function Notices({ report }: { report: WatchReport }) {
  const text = useText(watchText);
  const format = useFormat();
  const nowMs = useNow();
  const { networkLostSinceMs, behind, lateP99Ms, lost, lastGap } = report;
  const clock = (atMs: number) => format.clock(atMs, nowMs);
  return (
    <>
      {networkLostSinceMs !== null && (
        <Banner tone="danger" title={text('networkLost', { time: clock(networkLostSinceMs) })}>
          {text('networkLostHint')}
        </Banner>
      )}
      {behind > 0 && lateP99Ms > lateMs && (
        <Banner tone="warning" title={text('behind', { count: behind })}>
          {text('behindHint', { span: format.duration(lateP99Ms) })}
        </Banner>
      )}
      {lost > 0 && (
        <Banner tone="danger" title={text('lost', { count: lost })}>
          {text('lostHint')}
        </Banner>
      )}
      {lastGap && nowMs - lastGap.toMs < gapToldMs && (
        <p className="text-sm text-muted">
          {text(`gap-${lastGap.kind}`, { from: clock(lastGap.fromMs), to: clock(lastGap.toMs) })}
        </p>
      )}
    </>
  );
}
