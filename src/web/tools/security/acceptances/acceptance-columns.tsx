import { useMemo } from 'react';
import type { Acceptance } from '#contracts/security/acceptance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { securityText } from '../security-text.ts';
import { acceptanceText } from './acceptance-text.ts';
import { useScopeWords } from './use-scope-words.ts';

export function useAcceptanceColumns(): readonly Column<Acceptance>[] {
  const words = useText(securityText);
  const text = useText(acceptanceText);
  const scopeWords = useScopeWords();
  const format = useFormat();
  return useMemo(
    () => [
      stateColumn({
        header: words('state'),
        width: 90,
        mark: ({ isOver }) => (isOver ? 'noted' : 'seen'),
        word: ({ isOver }) => text(isOver ? 'over' : 'active'),
      }),
      textColumn({
        id: 'scope',
        header: text('scope'),
        width: 200,
        grow: 3,
        fixed: true,
        card: 'title',
        className: 'font-medium',
        value: ({ scope }) => scopeWords(scope),
      }),
      textColumn({
        id: 'reason',
        header: text('reason'),
        width: 180,
        grow: 3,
        fixed: true,
        value: ({ reason }) => reason,
      }),
      {
        id: 'until',
        header: text('until'),
        width: 170,
        value: ({ untilMs }) => untilMs,
        cell: (row) => <Until row={row} />,
      },
      {
        id: 'findings',
        header: text('quiet'),
        width: 104,
        align: 'end',
        card: 'none',
        value: ({ findings }) => findings,
        cell: ({ findings }) => <span className="tabular">{format.count(findings)}</span>,
      },
      textColumn({
        id: 'by',
        header: text('by'),
        width: 100,
        card: 'none',
        className: 'text-muted',
        value: ({ by }) => by,
      }),
      {
        id: 'since',
        header: text('since'),
        width: 96,
        card: 'none',
        value: ({ atMs }) => atMs,
        cell: ({ atMs }) => <RelativeTime atMs={atMs} className="text-muted" />,
      },
    ],
    [words, text, scopeWords, format],
  );
}

function Until({ row: { untilMs, isUntilRepair } }: { row: Acceptance }) {
  const text = useText(acceptanceText);
  const format = useFormat();
  const nowMs = useNow();
  if (untilMs === null)
    return <span className="truncate text-muted">{text(isUntilRepair ? 'untilRepair' : 'forGood')}</span>;
  return (
    <span className="truncate text-muted" title={format.exactTime(untilMs)}>
      {format.ago(untilMs, nowMs)}
      {isUntilRepair && ` ${text('orRepair')}`}
    </span>
  );
}
