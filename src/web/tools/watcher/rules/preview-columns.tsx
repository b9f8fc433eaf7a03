import { useMemo } from 'react';
import type { PolicyPreview } from '#contracts/watcher/policies.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import type { State } from '../../../ui/state-badge.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { useWords } from '../use-words.ts';
import { versionName } from '../version/version-name.ts';
import { watcherText } from '../watcher-text.ts';
import { rulesText } from './rules-text.ts';

export interface PreviewRow extends PolicyPreview {
  readonly isChanged: boolean;
}

const marks: Readonly<Record<PolicyPreview['happens'], State>> = {
  nothing: 'noted',
  tell: 'seen',
  ask: 'degraded',
  apply: 'up',
  wait: 'paused',
};

const order = ['apply', 'ask', 'tell', 'wait', 'nothing'] as const;

/** What changes something stands first. */
export function byWhatHappens(a: PolicyPreview, b: PolicyPreview): number {
  return order.indexOf(a.happens) - order.indexOf(b.happens) || a.name.localeCompare(b.name);
}

export function usePreviewColumns(): readonly Column<PreviewRow>[] {
  const text = useText(rulesText);
  const words = useText(watcherText);
  const say = useWords();
  return useMemo(
    () => [
      stateColumn({
        id: 'happens',
        header: text('happens'),
        width: 96,
        mark: ({ happens }) => marks[happens],
        word: ({ happens }) => text(happens),
      }),
      {
        id: 'name',
        header: words('container'),
        width: 144,
        grow: 2,
        fixed: true,
        card: 'title',
        value: ({ name }) => name,
        cell: (row) => <Name row={row} />,
      },
      textColumn({
        id: 'version',
        header: words('version'),
        width: 84,
        className: 'font-mono text-sm',
        value: ({ update }) => (update ? versionName(update.to) : ''),
      }),
      {
        id: 'when',
        header: text('when'),
        width: 88,
        value: ({ atMs }) => atMs,
        cell: ({ atMs }) => atMs !== null && <When atMs={atMs} />,
      },
      textColumn({
        id: 'why',
        header: text('why'),
        width: 100,
        grow: 3,
        className: 'text-muted',
        value: (row) => say(row.words),
      }),
    ],
    [text, words, say],
  );
}

function Name({ row: { name, isChanged } }: { row: PreviewRow }) {
  const text = useText(rulesText);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-medium" title={name}>
        {name}
      </span>
      {isChanged && (
        <span className="shrink-0 rounded-sm bg-accent/15 px-1.5 text-xs text-accent-ink">
          {text('changed')}
        </span>
      )}
    </span>
  );
}

function When({ atMs }: { atMs: number }) {
  const format = useFormat();
  const nowMs = useNow();
  return (
    <span className="truncate text-muted" title={format.exactTime(atMs)}>
      {format.clock(atMs, nowMs)}
    </span>
  );
}
