import MoreIcon from 'lucide-react/icons/ellipsis';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';

/** A plain button: the menu it opens is the table's, and there is one. */
export function RowMenuButton({ name, onOpen }: { name: string; onOpen: (anchor: Element) => void }) {
  const text = useText(tableText);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={text('rowActions', { name })}
      onClick={(event) => onOpen(event.currentTarget)}
      className="flex size-8 items-center justify-center rounded-md text-muted opacity-60 group-hover:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 pointer-coarse:size-10 pointer-coarse:opacity-100"
    >
      <MoreIcon aria-hidden className="size-4" />
    </button>
  );
}
