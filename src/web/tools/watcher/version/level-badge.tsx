import type { VersionLevel } from '#contracts/watcher/version.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { watcherText } from '../watcher-text.ts';

/** How far a step goes, in a word. Only the largest is coloured: it is the one that needs reading first. */
export function LevelBadge({ level }: { level: VersionLevel }) {
  const text = useText(watcherText);
  return (
    <span
      className={cx(
        'rounded-sm px-1.5 py-0.5 text-xs whitespace-nowrap',
        level === 'major' ? 'bg-degraded/12 text-degraded' : 'bg-hover text-muted',
      )}
    >
      {text(level)}
    </span>
  );
}
