import { useText } from '../../../i18n/use-text.ts';
import { resourcesText } from './resources-text.ts';

/** What a removal leaves, each with the reason. Long lists scroll by themselves. */
export function KeptList({ kept }: { kept: readonly { key: string; name: string; reason: string }[] }) {
  const text = useText(resourcesText);
  if (kept.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-1 text-muted pointer-coarse:min-h-10">
        {text('stays')} ({kept.length})
      </summary>
      <ul
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label={text('stays')}
        className="flex max-h-48 flex-col gap-1 overflow-y-auto pl-4 text-muted"
      >
        {kept.map(({ key, name, reason }) => (
          <li key={key} className="wrap-anywhere">
            {text('staysBecause', { name, reason })}
          </li>
        ))}
      </ul>
    </details>
  );
}
