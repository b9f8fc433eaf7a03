import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { type TriggerProps, useOpeningTrigger } from './opening-trigger.ts';

export interface PopoverProps {
  trigger: ReactElement<TriggerProps>;
  label: string;
  children: ReactNode;
}

const load = () => import('./popover-popup.tsx');
const PopoverPopup = lazy(async () => ({ default: (await load()).PopoverPopup }));

export function Popover({ trigger: element, label, children }: PopoverProps) {
  const { trigger, anchor, close } = useOpeningTrigger(element, 'dialog', () => void load());
  return (
    <>
      {trigger}
      {anchor && (
        <Suspense>
          <PopoverPopup anchor={anchor} label={label} onClose={close}>
            {children}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  );
}
