import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { floatClass } from './float-class.ts';
import { isOn } from './opening-trigger.ts';

export interface PopoverPopupProps {
  anchor: HTMLElement;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

export function PopoverPopup({ anchor, label, onClose, children }: PopoverPopupProps) {
  return (
    <Base.Root
      open
      onOpenChange={(open, { event }) => {
        if (!open && !isOn(anchor, event)) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={12} anchor={anchor} className="z-50">
          <Base.Popup
            aria-label={label}
            finalFocus={() => anchor}
            className={cx(
              floatClass,
              'max-h-[var(--available-height)] max-w-[min(22rem,calc(100vw-24px))] overflow-y-auto p-3',
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
