import NotesIcon from 'lucide-react/icons/scroll-text';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { shownUpdate } from '../row-state.ts';
import { versionName } from '../version/version-name.ts';
import { webAddress } from '../version/web-address.ts';
import { listText } from './list-text.ts';

/** To what is new in the version on offer, where anybody knows. */
export function NotesLink({ row }: { row: WatchedContainer }) {
  const text = useText(listText);
  const update = shownUpdate(row);
  const href = update && (webAddress(update.links.release) ?? webAddress(update.links.compare));
  if (!href) return null;
  const label = text('notesOf', { version: versionName(update.to) });
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={label}
      className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
    >
      <NotesIcon aria-hidden className="size-4" />
    </a>
  );
}
