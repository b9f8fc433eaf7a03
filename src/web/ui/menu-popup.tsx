import { Menu as Base } from '@base-ui/react/menu';
import CheckIcon from 'lucide-react/icons/check';
import { type RefObject, useEffect, useRef } from 'react';
import { cx } from './cx.ts';
import { floatClass } from './float-class.ts';
import { Kbd } from './kbd.tsx';
import type { MenuEntry, MenuItem } from './menu.tsx';
import { isOn } from './opening-trigger.ts';

export interface MenuPopupProps {
  anchor: Element;
  label: string;
  items: readonly MenuEntry[];
  align: 'start' | 'end';
  onClose: () => void;
}

export function MenuPopup({ anchor, label, items, align, onClose }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useFirstItemFocus(anchor, popup);
  return (
    <Base.Root
      open
      onOpenChange={(open, { event }) => {
        if (!open && !isOn(anchor, event)) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element is Base UI's; what floats must stand in a landmark too
          role="region"
          aria-label={label}
          sideOffset={4}
          align={align}
          anchor={anchor}
          className="z-50"
        >
          <Base.Popup
            ref={popup}
            aria-label={label}
            finalFocus={anchor instanceof HTMLElement ? () => anchor : undefined}
            className={cx(
              floatClass,
              'max-h-[var(--available-height)] max-w-80 min-w-48 overflow-y-auto p-1',
            )}
          >
            {items.map((entry, index) => (
              // Entries have no identity of their own; their place is what they are.
              // oxlint-disable-next-line react/no-array-index-key
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Opened by keyboard, a menu begins at its first item (ARIA APG, menu button); by pointer, nothing is chosen yet. */
function useFirstItemFocus(anchor: Element, popup: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (!anchor.matches(':focus-visible')) return undefined;
    // After Base UI has moved the focus into the popup.
    const frame = requestAnimationFrame(() => {
      const first = popup.current?.querySelector('[role^=menuitem]:not([data-disabled])');
      if (first instanceof HTMLElement) first.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [anchor, popup]);
}

const itemClass =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 no-underline outline-none ' +
  'data-[disabled]:cursor-not-allowed data-[disabled]:text-faint data-[highlighted]:bg-hover pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0';

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'separator') return <Base.Separator className="my-1 h-px bg-line" />;
  if ('heading' in entry) {
    return (
      <div role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-faint">
        {entry.heading}
      </div>
    );
  }
  const className = cx(itemClass, entry.danger ? 'text-down' : 'text-ink');
  const shared = { className, disabled: entry.disabled, label: entry.label };
  if (entry.checked !== undefined) {
    return (
      <Base.CheckboxItem {...shared} checked={entry.checked} onCheckedChange={() => entry.onSelect?.()}>
        <span className="flex size-4 shrink-0 items-center">
          <Base.CheckboxItemIndicator>
            <CheckIcon aria-hidden className="text-accent-ink" />
          </Base.CheckboxItemIndicator>
        </span>
        <Words item={entry} />
      </Base.CheckboxItem>
    );
  }
  // oxlint-disable-next-line jsx-a11y/anchor-has-content -- Base UI fills it
  const render = entry.href ? <a href={entry.href} aria-label={entry.label} /> : undefined;
  return (
    <Base.Item {...shared} render={render} onClick={() => entry.onSelect?.()}>
      {entry.icon}
      <Words item={entry} />
    </Base.Item>
  );
}

function Words({ item }: { item: MenuItem }) {
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{item.label}</span>
        {item.hint && <span className="block text-sm text-muted">{item.hint}</span>}
      </span>
      {item.shortcut && <Kbd keys={item.shortcut} className="pl-4 pointer-coarse:hidden" />}
    </>
  );
}
