import type { ImageVersion } from '#contracts/watcher/version.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { watcherText } from '../watcher-text.ts';
import { splitChange } from './split-change.ts';
import { sameTagNames, versionName } from './version-name.ts';

interface Props {
  from: ImageVersion;
  to: ImageVersion;
  className?: string;
}

/** What runs and what it would become, in one line: the part that changes stands out. */
export function VersionChange({ from, to, className }: Props) {
  const text = useText(watcherText);
  const isSameTag = from.tag !== null && from.tag === to.tag;
  const [before, after] = isSameTag ? sameTagNames(from, to) : [versionName(from), versionName(to)];
  const split = splitChange(before, after);
  const whole = `${isSameTag ? `${from.tag} ` : ''}${before} → ${after}`;
  return (
    <span className={cx('min-w-0 truncate font-mono text-sm', className)} title={whole}>
      {isSameTag && <span className="text-muted">{from.tag} </span>}
      <span className="text-muted">{before}</span>
      <span aria-hidden className="text-faint">
        {' → '}
      </span>
      <span className="sr-only"> {text('becomes')} </span>
      <span className="text-muted">{split.shared}</span>
      <span className="font-semibold text-ink">{split.after}</span>
    </span>
  );
}
