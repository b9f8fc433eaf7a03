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

export function LogToolbar(props: LogToolbarProps) {
  const { label, search, wraps, onWrap, showsTime, onShowTime, onDownload, children } = props;
  const text = useText(logText);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([
    { keys: '/', label: text('search'), group: label, inDialog: true, run: () => field.current?.focus() },
  ]);
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
      {search.foldedQuery !== '' && <SearchSteps search={search} />}
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

function SearchSteps({ search: { count, at, step } }: { search: LogSearchState }) {
  const text = useText(logText);
  const shared = { size: 'sm', disabled: count === 0 } as const;
  return (
    <>
      <output className="tabular px-1 text-sm whitespace-nowrap text-muted">
        {count === 0 ? text('noMatch') : text('matches', { at, count })}
      </output>
      <IconButton {...shared} label={text('previous')} icon={<UpIcon />} onClick={() => step(-1)} />
      <IconButton {...shared} label={text('next')} icon={<DownIcon />} onClick={() => step(1)} />
    </>
  );
}
