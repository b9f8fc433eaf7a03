import DownIcon from 'lucide-react/icons/arrow-down';
import UpIcon from 'lucide-react/icons/arrow-up';
import ClockIcon from 'lucide-react/icons/clock';
import DownloadIcon from 'lucide-react/icons/download';
import WrapIcon from 'lucide-react/icons/wrap-text';
import { type ReactNode, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { logText } from '../../i18n/log-text.ts';
import { IconButton } from '../icon-button.tsx';
import { SearchField } from '../search-field.tsx';
import { useShortcuts } from '../shortcuts.ts';
import type { LogSearchState } from './use-log-search.ts';

export interface LogToolbarProps {
  label: string;
  search: LogSearchState;
  wraps: boolean;
  onWrap: (wraps: boolean) => void;
  showsTime: boolean;
  onShowTime: (shows: boolean) => void;
  onDownload: () => void;
  children?: ReactNode;
}

export function LogToolbar({
  label,
  search,
  wraps,
  onWrap,
  showsTime,
  onShowTime,
  onDownload,
  children,
}: LogToolbarProps) {
  const text = useText(logText);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([
    { keys: '/', label: text('search'), group: label, inDialog: true, run: () => field.current?.focus() },
  ]);
  const hasQuery = search.foldedQuery !== '';
  return (
    <div className="flex flex-wrap items-center gap-1 border-b border-line-soft px-2 py-1.5">
      <SearchField
        ref={field}
        label={text('search')}
        shortcut="/"
        value={search.query}
        onChange={search.setQuery}
        onEnter={(shift) => search.step(shift ? 1 : -1)}
        className="min-w-40 flex-1 sm:max-w-64"
      />
      {hasQuery && (
        <>
          <output className="tabular px-1 text-sm whitespace-nowrap text-muted">
            {search.count === 0 ? text('noMatch') : text('matches', { at: search.at, count: search.count })}
          </output>
          <IconButton
            size="sm"
            label={text('previous')}
            icon={<UpIcon />}
            disabled={search.count === 0}
            onClick={() => search.step(-1)}
          />
          <IconButton
            size="sm"
            label={text('next')}
            icon={<DownIcon />}
            disabled={search.count === 0}
            onClick={() => search.step(1)}
          />
        </>
      )}
      <span className="ml-auto flex items-center">
        {children}
        <IconButton label={text('wrap')} icon={<WrapIcon />} pressed={wraps} onClick={() => onWrap(!wraps)} />
        <IconButton
          label={text('times')}
          icon={<ClockIcon />}
          pressed={showsTime}
          onClick={() => onShowTime(!showsTime)}
        />
        <IconButton label={text('download')} icon={<DownloadIcon />} onClick={onDownload} />
      </span>
    </div>
  );
}
