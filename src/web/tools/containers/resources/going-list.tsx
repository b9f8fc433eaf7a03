import { useText } from '../../../i18n/use-text.ts';
import { resourcesText } from './resources-text.ts';

/** Exactly what a removal takes; a long list scrolls by itself. */
export function GoingList({ lines }: { lines: readonly string[] }) {
  const text = useText(resourcesText);
  return (
    <section className="flex flex-col gap-0.5">
      <h3 className="text-sm text-down">{text('goes')}</h3>
      <ul
        aria-label={text('goes')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        className="max-h-60 overflow-y-auto font-mono text-sm"
      >
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
