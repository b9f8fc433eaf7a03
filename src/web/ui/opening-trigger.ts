import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';

/** What an element must take to be a trigger; its own handlers are kept. */
export interface TriggerProps {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  onPointerEnter?: (event: unknown) => void;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
}

export interface OpeningTrigger {
  trigger: ReactNode;
  /** The pressed element while it is open. */
  anchor: HTMLElement | null;
  close: () => void;
}

/**
 * Turns an element into a trigger without loading what it opens: `preload` starts that when the pointer comes near.
 * What opens must give up on presses of the anchor, since those are the trigger's to answer.
 */
export function useOpeningTrigger(
  element: ReactElement<TriggerProps>,
  kind: 'menu' | 'dialog',
  preload: () => void,
): OpeningTrigger {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const own = element.props;
  const added: TriggerProps = {
    'aria-haspopup': kind,
    'aria-expanded': anchor !== null,
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      preload();
    },
    onClick: (event) => {
      own.onClick?.(event);
      const pressed = event.currentTarget;
      setAnchor((open) => (open ? null : pressed));
    },
  };
  return {
    trigger: cloneElement(element, added),
    anchor,
    close: () => setAnchor(null),
  };
}

/** Whether an event that would close a floating element happened on its own trigger. */
export function isOn(anchor: Element, event: Event): boolean {
  return event.target instanceof Node && anchor.contains(event.target);
}
