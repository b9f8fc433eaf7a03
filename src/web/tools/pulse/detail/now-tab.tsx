import type { Monitor, MonitorNow } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Bars } from '../bars.tsx';
import { mostBeats } from '../beats.ts';
import { IncidentList } from '../incidents/incident-list.tsx';
import { useIncidents } from '../incidents/incident-queries.ts';
import { pulseText } from '../pulse-text.ts';
import { useBeats } from '../use-beats.ts';
import type { RangeId } from '../../../ui/chart/shown-range.ts';
import { detailText } from './detail-text.ts';
import { Headline } from './headline.tsx';
import { ResponseChart } from './response-chart.tsx';
import { UptimeRow } from './uptime-row.tsx';

interface Props {
  monitor: Monitor;
  now: MonitorNow;
  range: RangeId;
  onRange: (range: RangeId) => void;
}

export function NowTab({ monitor, now, range, onRange }: Props) {
  const text = useText(detailText);
  const words = useText(pulseText);
  const format = useFormat();
  const beats = useBeats(monitor.number);
  const incidents = useIncidents({ monitorId: monitor.id }, now.status).data ?? [];
  const open = incidents.find(({ endedMs }) => endedMs === null);
  return (
    <div className="flex flex-col gap-4 p-4">
      <Headline monitor={monitor} now={now} open={open} />
      {beats.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="text-sm font-medium text-muted">
            {text('lastChecks')}, {text('every', { span: format.duration(monitor.intervalMs) })}
          </h3>
          <Bars
            beats={beats}
            intervalMs={monitor.intervalMs}
            count={Math.min(mostBeats, beats.length + 4)}
            height={32}
            withTimes
          />
        </div>
      )}
      <Section title={text('uptime')}>
        <UptimeRow id={monitor.id} />
      </Section>
      {monitor.kind !== 'group' && (
        <ResponseChart id={monitor.id} range={range} onRange={onRange} incidents={incidents} />
      )}
      {monitor.notes !== '' && (
        <Section title={words('notes')}>
          <p className="max-w-prose whitespace-pre-wrap wrap-anywhere">{monitor.notes}</p>
        </Section>
      )}
      {incidents.length > 0 && (
        <Section title={text('lastIncidents')}>
          <IncidentList incidents={incidents.slice(0, 5)} withNames={false} />
        </Section>
      )}
    </div>
  );
}
