import DownIcon from 'lucide-react/icons/arrow-down';
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { logText } from '../../i18n/log-text.ts';
import { download } from '../download.ts';
import type { LogBuffer, LogLine } from './log-buffer.ts';
import { LogLineRow } from './log-line.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import { type LogScroll, useLogScroll } from './use-log-scroll.ts';
import { type LogSearchState, useLogSearch } from './use-log-search.ts';

export interface LogViewProps {
  buffer: LogBuffer;
  label: string;
  state?: 'live' | 'ended' | 'connecting' | 'failed';
  downloadName?: string;
  /** Further controls, before the toggles. */
  toolbar?: ReactNode;
}

function asText(line: LogLine, skipped: (count: number) => string): string {
  if (line.kind === 'skipped') return `--- ${skipped(line.count)} ---`;
  const time = line.atMs === undefined ? '' : `${new Date(line.atMs).toISOString()} `;
  return `${time}${line.stream === 'stderr' ? 'err ' : ''}${line.text}`;
}

/** Fills its parent, which must have a height. */
export function LogView({ buffer, label, state = 'live', downloadName = 'log.txt', toolbar }: LogViewProps) {
  const text = useText(logText);
  const box = useRef<HTMLElement>(null);
  const [wraps, setWraps] = useState(true);
  const [showsTime, setShowsTime] = useState(false);
  const version = useSyncExternalStore(buffer.subscribe, () => buffer.version);
  const scroll = useLogScroll(buffer, version, box);
  const search = useLogSearch(buffer, version, scroll.reveal);
  const save = () => {
    const all = buffer.lines.map((line) => asText(line, (count) => text('skipped', { count })));
    download(`${all.join('\n')}\n`, downloadName, 'text/plain');
  };
  return (
    <div className="relative flex h-full min-h-60 min-w-0 flex-col">
      <LogToolbar
        {...{ label, search, wraps, showsTime }}
        onWrap={setWraps}
        onShowTime={setShowsTime}
        onDownload={save}
      >
        {toolbar}
      </LogToolbar>
      <section
        ref={box}
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-field font-mono text-sm leading-5 outline-offset-[-2px]"
      >
        {buffer.lines.length === 0 && state !== 'connecting' && (
          <p className="px-3 py-2 font-sans text-muted">{text('empty')}</p>
        )}
        <LogLines {...{ buffer, wraps, showsTime, search }} virtual={scroll.virtual} />
      </section>
      <LogFoot {...scroll} state={state} count={buffer.lines.length} onFollow={scroll.follow} />
    </div>
  );
}

interface LogLinesProps {
  buffer: LogBuffer;
  virtual: LogScroll['virtual'];
  wraps: boolean;
  showsTime: boolean;
  search: LogSearchState;
}

function LogLines({ buffer, virtual, wraps, showsTime, search }: LogLinesProps) {
  const { foldedQuery, currentId } = search;
  return (
    <div className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const line = buffer.lines[item.index];
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            style={{ transform: `translateY(${item.start}px)` }}
            className={wraps ? 'absolute inset-x-0 top-0' : 'absolute top-0 left-0 min-w-full'}
          >
            {line && (
              <LogLineRow {...{ line, wraps, showsTime, foldedQuery }} isCurrent={line.id === currentId} />
            )}
          </div>
        );
      })}
    </div>
  );
}

interface LogFootProps {
  state: NonNullable<LogViewProps['state']>;
  count: number;
  newLines: number;
  isFollowing: boolean;
  onFollow: () => void;
}

function LogFoot({ state, count, newLines, isFollowing, onFollow }: LogFootProps) {
  const text = useText(logText);
  return (
    <div className="tabular relative flex h-7 shrink-0 items-center gap-3 border-t border-line-soft px-3 text-sm text-muted">
      <span>{text('lines', { count })}</span>
      {(isFollowing || state !== 'live') && <output>{text(state)}</output>}
      {!isFollowing && (
        <button
          type="button"
          onClick={onFollow}
          className="absolute -top-9 left-1/2 flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full bg-accent-fill px-3.5 font-medium text-on-accent shadow-float pointer-coarse:-top-12 pointer-coarse:h-10"
        >
          <DownIcon aria-hidden className="size-4" />
          {newLines > 0 ? text('newLines', { count: newLines }) : text('follow')}
        </button>
      )}
    </div>
  );
}
