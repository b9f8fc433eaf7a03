import type { ImageVersion } from '#contracts/watcher/version.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { watcherText } from '../watcher-text.ts';
import { splitChange } from './split-change.ts';
import { sameTagNames, versionName } from './version-name.ts';

interface Props {
  from: ImageVersion;
  to: ImageVersion;
  /** What is held or past: nothing in it calls. */
  isQuiet?: boolean;
  /** All of it, on as many lines as it takes. */
  wraps?: boolean;
  className?: string;
}

/** What runs and what it would become, in one line: the part that changes stands out. */
export function VersionChange({ from, to, isQuiet = false, wraps = false, className }: Props) {
  const text = useText(watcherText);
  const isSameTag = from.tag !== null && from.tag === to.tag;
  const [before, after] = isSameTag ? sameTagNames(from, to) : [versionName(from), versionName(to)];
  const split = splitChange(before, after);
  const part = wraps ? 'wrap-anywhere' : 'min-w-0 truncate';
  const whole = `${isSameTag ? `${from.tag} ` : ''}${before} → ${after}`;
  return (
    <span
      className={cx(
        'flex min-w-0 items-baseline gap-x-1.5 font-mono text-sm',
        wraps && 'flex-wrap',
        className,
      )}
      title={whole}
    >
      {isSameTag && <span className={cx('text-muted', part)}>{from.tag}</span>}
      <span className={cx('text-muted', part)}>{before}</span>
      <span aria-hidden className="shrink-0 text-faint">
        →
      </span>
      <span className="sr-only"> {text('becomes')} </span>
      <span className={part}>
        <span className="text-muted">{split.shared}</span>
        <span className={isQuiet ? 'text-muted' : 'font-semibold text-ink'}>{split.after}</span>
      </span>
    </span>
  );
}
