import { useQuery } from '@tanstack/react-query';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { pulseApi } from './pulse-api.ts';

const keptMs = 5 * 60_000;

export function useUptime(id: string) {
  return useQuery({
    queryKey: ['pulse', 'uptime', id],
    queryFn: ({ signal }) => pulseApi.uptime({ params: { id } }, { signal }),
    staleTime: keptMs,
    refetchInterval: keptMs,
    refetchOnWindowFocus: false,
  });
}

/** Asked for only by the rows that are in sight. */
export function UptimeCell({ id }: { id: string }) {
  const { data } = useUptime(id);
  return <Share share={data?.day.share ?? null} />;
}

/** Of the time that somebody looked; a dash where nobody did. */
export function Share({ share }: { share: number | null }) {
  const format = useFormat();
  if (share === null) return <span className="text-faint">–</span>;
  const percent = share * 100;
  return (
    <span
      title={format.exactPercent(percent)}
      className={cx('tabular', percent < 99 && 'text-degraded', percent < 90 && 'text-down')}
    >
      {format.percent(percent)}
    </span>
  );
}
