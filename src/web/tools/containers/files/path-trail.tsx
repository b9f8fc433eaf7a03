import ChevronIcon from 'lucide-react/icons/chevron-right';
import { useText } from '../../../i18n/use-text.ts';
import { trailOf, visibleName } from './file-words.ts';
import { filesText } from './files-text.ts';

/** From the top to here, each part a way back. */
export function PathTrail(props: { topName: string; path: string; onGo: (path: string) => void }) {
  const text = useText(filesText);
  const steps = [{ name: props.topName, path: '/' }, ...trailOf(props.path)];
  return (
    <nav aria-label={text('path')} className="min-w-0 flex-1">
      <ol className="flex flex-wrap items-center gap-0.5">
        {steps.map(({ name, path }, index) => (
          <li key={path} className="flex min-w-0 items-center gap-0.5">
            {index > 0 && <ChevronIcon aria-hidden className="size-3.5 shrink-0 text-faint" />}
            <button
              type="button"
              aria-current={path === props.path ? 'location' : undefined}
              onClick={() => props.onGo(path)}
              className="rounded-sm px-1 font-mono text-sm wrap-anywhere text-muted hover:text-ink aria-[current]:text-ink pointer-coarse:min-h-10"
            >
              {visibleName(name)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
