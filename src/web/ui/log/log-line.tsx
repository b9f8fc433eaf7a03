import { memo, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { logText } from '../../i18n/log-text.ts';
import { cx } from '../cx.ts';
import { useFormat } from '../format/use-format.ts';
import { exactTime, stampTime } from '../format/time.ts';
import type { LogLine } from './log-buffer.ts';
import { markMatches } from './log-search.ts';

/** More characters than a screen shows; the rest of a huge line is drawn only on request. */
const shownCharacters = 4_000;

export interface LogLineRowProps {
  line: LogLine;
  wraps: boolean;
  showsTime: boolean;
  foldedQuery: string;
  isCurrent: boolean;
}

export const LogLineRow = memo(function LogLineRow(props: LogLineRowProps) {
  const { line, wraps, showsTime, isCurrent } = props;
  const text = useText(logText);
  const format = useFormat();
  if (line.kind === 'skipped') {
    return (
      <div className="border-y border-dashed border-line px-3 font-sans text-muted">
        {text('skipped', { count: line.count })}
      </div>
    );
  }
  const isError = line.stream === 'stderr';
  return (
    <div className={cx('flex min-h-5 gap-3 px-3', isCurrent && 'bg-hover', isError && 'bg-degraded/6')}>
      {showsTime && (
        <span
          className="shrink-0 text-faint select-none"
          title={line.atMs === undefined ? undefined : exactTime(line.atMs, format.locale)}
        >
          {line.atMs === undefined ? '            ' : stampTime(line.atMs)}
        </span>
      )}
      {isError && (
        <span className="shrink-0 text-degraded select-none" title={text('stderr')}>
          err
        </span>
      )}
      <LineText {...props} text={line.text} wraps={wraps} />
    </div>
  );
});

function LineText({
  text,
  wraps,
  foldedQuery,
  isCurrent,
}: Pick<LogLineRowProps, 'wraps' | 'foldedQuery' | 'isCurrent'> & { text: string }) {
  const words = useText(logText);
  const format = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > shownCharacters;
  const shown = isLong && !isWhole ? text.slice(0, shownCharacters) : text;
  return (
    <span
      className={cx('min-w-0', wraps || isWhole ? 'wrap-anywhere whitespace-pre-wrap' : 'whitespace-pre')}
    >
      {markMatches(shown, foldedQuery).map((piece, index) =>
        piece.isMatch ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no identity but their place
          <mark
            key={index}
            className={cx('rounded-xs bg-match text-on-match', isCurrent && 'outline-2 outline-accent-ink')}
          >
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
      {isLong && (
        <button
          type="button"
          onClick={() => setIsWhole(!isWhole)}
          className="ml-2 rounded-sm bg-elevated px-1.5 font-sans text-accent-ink hover:underline pointer-coarse:min-h-10 pointer-coarse:px-3"
        >
          {isWhole ? words('less') : words('rest', { size: format.bytes(text.length - shownCharacters) })}
        </button>
      )}
    </span>
  );
}
