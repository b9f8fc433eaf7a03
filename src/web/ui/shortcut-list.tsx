import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import { type Shortcut, useRegisteredShortcuts } from './shortcuts.ts';

export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText(uiText);
  const groups = Map.groupBy(useRegisteredShortcuts(), (shortcut) => shortcut.group);
  return (
    <Dialog open={open} onClose={onClose} title={text('shortcuts')} description={text('shortcutsHint')}>
      <div className="gap-8 sm:columns-2">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-sm text-muted">{group}</h3>
            <ul>
              {withoutDoubles(shortcuts).map((shortcut) => (
                <li
                  key={shortcut.keys}
                  className="flex min-h-8 items-center justify-between gap-3 border-b border-line-soft"
                >
                  {shortcut.label}
                  <Kbd keys={shortcut.keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function withoutDoubles(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  return [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
}
