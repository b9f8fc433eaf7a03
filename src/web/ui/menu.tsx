import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { type TriggerProps, useOpeningTrigger } from './opening-trigger.ts';

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
  trigger: ReactElement<TriggerProps>;
  label: string;
  items: readonly MenuEntry[];
  align?: 'start' | 'end';
}

const load = () => import('./menu-popup.tsx');
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

export function Menu({ trigger: element, label, items, align = 'end' }: MenuProps) {
  const { trigger, anchor, close } = useOpeningTrigger(element, 'menu', () => void load());
  return (
    <>
      {trigger}
      {anchor && <MenuAt anchor={anchor} label={label} items={items} align={align} onClose={close} />}
    </>
  );
}

export interface MenuAtProps {
  /** The element it hangs from, and to which the focus returns. */
  anchor: Element;
  label: string;
  items: readonly MenuEntry[];
  align?: 'start' | 'end';
  onClose: () => void;
}

/** One open menu for a whole list, so that a hundred rows do not mount a hundred menus. */
export function MenuAt({ align = 'end', ...rest }: MenuAtProps) {
  return (
    <Suspense>
      <MenuPopup align={align} {...rest} />
    </Suspense>
  );
}
