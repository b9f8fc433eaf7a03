import { useMemo } from 'react';
import type { MonitorRow } from '#contracts/pulse/monitor.ts';
import { useLanguage } from '../../../i18n/language.ts';
import type { Language } from '../../../i18n/message.ts';
import { type Translate, useText } from '../../../i18n/use-text.ts';
import { type Formats, useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { useMediaQuery } from '../../../ui/use-media-query.ts';
import { Bars } from '../bars.tsx';
import { milliseconds } from '../milliseconds.ts';
import { markOf, reasonWords, statusKey } from '../monitor-state.ts';
import { pulseText } from '../pulse-text.ts';
import { UptimeCell } from '../uptime-cell.tsx';
import { useBeats } from '../use-beats.ts';
import { useKindTitle } from '../use-kinds.ts';
import { listText } from './list-text.ts';
import { tagText } from './list-search.ts';
import { Tags } from '../tags.tsx';

const barsInRow = 30;
const barsOnPhone = 12;

export function useMonitorColumns(): readonly Column<MonitorRow>[] {
  const text = useText(pulseText);
  const words = useText(listText);
  const language = useLanguage();
  const format = useFormat();
  const kindTitle = useKindTitle();
  return useMemo(
    () => [
      stateColumn({
        header: text('state'),
        width: 132,
        mark: (row) => markOf(row.status),
        word: (row) => text(statusKey(row)),
      }),
      {
        id: 'name',
        header: text('name'),
        width: 170,
        grow: 2,
        fixed: true,
        card: 'title',
        value: ({ name }) => name,
        cell: ({ name, tags }) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="max-w-full shrink-0 truncate font-medium" title={name}>
              {name}
            </span>
            <Tags tags={tags} />
          </span>
        ),
      },
      {
        id: 'bars',
        header: words('lastChecks'),
        width: barsInRow * 6 + 8,
        cell: (row) => <RowBars row={row} />,
      },
      {
        id: 'latency',
        header: words('latency'),
        width: 84,
        align: 'end',
        card: 'none',
        value: ({ latencyMs }) => latencyMs,
        cell: ({ latencyMs }) => (
          <span className="tabular">
            {latencyMs === null ? <span className="text-faint">–</span> : milliseconds(latencyMs, format)}
          </span>
        ),
      },
      {
        id: 'uptime',
        header: words('uptimeDay'),
        width: 88,
        align: 'end',
        card: 'none',
        cell: ({ id }) => <UptimeCell id={id} />,
      },
      {
        id: 'what',
        header: words('what'),
        width: 190,
        grow: 3,
        value: (row) => whatOf(row, language),
        cell: (row) => <What row={row} />,
      },
      {
        id: 'checked',
        header: words('checked'),
        width: 96,
        card: 'none',
        value: ({ lastCheckAtMs }) => lastCheckAtMs,
        cell: ({ lastCheckAtMs }) =>
          lastCheckAtMs === null ? null : <RelativeTime atMs={lastCheckAtMs} className="text-muted" />,
      },
      ...hiddenColumns(text, words, format, kindTitle),
    ],
    [text, words, language, format, kindTitle],
  );
}

/** What people sort and search by, and seldom look at. */
function hiddenColumns(
  text: Translate<typeof pulseText>,
  words: Translate<typeof listText>,
  format: Formats,
  kindTitle: (id: string) => string,
): Column<MonitorRow>[] {
  const shared = { width: 120, hidden: true, card: 'none' } as const;
  return [
    textColumn({ ...shared, id: 'kind', header: text('kind'), value: ({ kind }) => kindTitle(kind) }),
    textColumn({
      ...shared,
      id: 'target',
      header: words('target'),
      className: 'font-mono text-sm',
      value: ({ target }) => target,
    }),
    textColumn({
      ...shared,
      id: 'tags',
      header: text('tags'),
      value: ({ tags }) => tags.map(tagText).join(' '),
    }),
    {
      ...shared,
      id: 'interval',
      header: words('interval'),
      value: ({ intervalMs }) => intervalMs,
      cell: ({ intervalMs }) => format.duration(intervalMs),
    },
  ];
}

/** On a phone the reason stands beside them, and needs the room more. */
function RowBars({ row }: { row: MonitorRow }) {
  const isPhone = useMediaQuery('(max-width: 639px)');
  const count = isPhone ? barsOnPhone : barsInRow;
  return <Bars beats={useBeats(row.number)} intervalMs={row.intervalMs} count={count} />;
}

/** Why it is not well; what is watched where it is. */
function whatOf({ reason, status, target }: MonitorRow, language: Language): string {
  if (reason !== null) return reasonWords(reason, language);
  return status === 'degraded' ? reasonWords('slow', language) : target;
}

function What({ row }: { row: MonitorRow }) {
  const language = useLanguage();
  const words = whatOf(row, language);
  if (words === row.target)
    return (
      <span className="truncate font-mono text-sm text-muted" title={words}>
        {words}
      </span>
    );
  return (
    <span className="flex min-w-0 items-baseline gap-2" title={`${words} (${row.target})`}>
      <span className="truncate">{words}</span>
      <RelativeTime atMs={row.sinceMs} className="hidden shrink-0 text-sm text-muted sm:inline" />
    </span>
  );
}
