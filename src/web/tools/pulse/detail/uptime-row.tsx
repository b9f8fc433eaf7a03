import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Share, useUptime } from '../uptime-cell.tsx';
import { detailText } from './detail-text.ts';

const periods = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** For what share of a day up to a year it was up, and how long it was not. */
export function UptimeRow({ id }: { id: string }) {
  const text = useText(detailText);
  const format = useFormat();
  const { data } = useUptime(id);
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-x-4 gap-y-3">
      {periods.map((period) => {
        const uptime = data?.[period];
        return (
          <div key={period} className="flex flex-col">
            <dt className="text-sm text-muted">{text(period)}</dt>
            <dd className="text-lg font-medium">
              <Share share={uptime?.share ?? null} />
            </dd>
            <dd className="text-sm text-muted" title={uptime && format.exactDuration(uptime.downMs)}>
              {!uptime
                ? ' '
                : uptime.share === null
                  ? text('notWatched')
                  : uptime.downMs > 0
                    ? text('downFor', { span: format.duration(uptime.downMs) })
                    : text('neverDown')}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
