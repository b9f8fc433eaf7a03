import { Menu as Base } from '@base-ui/react/menu';
import CheckIcon from 'lucide-react/icons/check';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import { floatClass } from './float-class.ts';
import { Kbd } from './kbd.tsx';

export interface MenuItem {
  label: string;
  onSelect?: () => void;
  href?: string;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  /** A second line: why it is disabled, or what it will do. */
  hint?: string;
  shortcut?: string;
  /** Makes it a choice that can be on or off; the menu stays open. */
  checked?: boolean;
}

export type MenuEntry = MenuItem | { heading: string } | 'separator';

export interface MenuProps {
  trigger: ReactElement;
  label: string;
  items: readonly MenuEntry[];
  align?: 'start' | 'end';
}

export function Menu({ trigger, label, items, align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Floating label={label} items={items} align={align} />
    </Base.Root>
  );
}

export interface MenuAtProps {
  /** The element it hangs from, and to which the focus returns. */
  anchor: Element;
  label: string;
  items: readonly MenuEntry[];
  onClose: () => void;
}

/** One open menu for a whole list, so that a hundred rows do not mount a hundred menus. */
export function MenuAt({ anchor, label, items, onClose }: MenuAtProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Floating label={label} items={items} align="end" anchor={anchor} />
    </Base.Root>
  );
}

type FloatingProps = Required<Pick<MenuProps, 'label' | 'items' | 'align'>> & { anchor?: Element };

function Floating({ label, items, align, anchor }: FloatingProps) {
  return (
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
          aria-label={label}
          finalFocus={anchor instanceof HTMLElement ? () => anchor : undefined}
          className={cx(floatClass, 'max-h-[var(--available-height)] max-w-80 min-w-48 overflow-y-auto p-1')}
        >
          {items.map((entry, index) => (
            // Entries have no identity of their own; their place is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            <Entry key={index} entry={entry} />
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
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
