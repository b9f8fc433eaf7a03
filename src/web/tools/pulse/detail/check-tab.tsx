import { useQuery } from '@tanstack/react-query';
import type { Monitor } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { pulseApi } from '../pulse-api.ts';
import { pulseText } from '../pulse-text.ts';
import { CheckReportView } from '../report/check-report.tsx';
import { useMayPulse } from '../use-may-pulse.ts';
import { detailText } from './detail-text.ts';

/** Whoever opens it has the monitor checked, and sees all that the check saw. */
export function CheckTab({ monitor }: { monitor: Monitor }) {
  const text = useText(detailText);
  const words = useText(pulseText);
  const mayCheck = useMayPulse()('pulse:operate', monitor);
  const { id, revision } = monitor;
  const query = useQuery({
    queryKey: ['pulse', 'check', id, revision],
    queryFn: ({ signal }) => pulseApi.checkNow({ params: { id } }, { signal }),
    enabled: mayCheck,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  if (!mayCheck) return <EmptyState title={text('mayNotCheck')}>{text('mayNotCheckHint')}</EmptyState>;
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 flex-1 text-sm text-muted">
          {text('checkHint')} {query.data && <RelativeTime atMs={query.data.atMs} />}
        </p>
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {text('checkAgain')}
        </Button>
      </div>
      {query.error ? (
        <ErrorState title={words('notDone')} {...explain(query.error, words('notDone'))} />
      ) : query.data ? (
        <CheckReportView report={query.data} />
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}
