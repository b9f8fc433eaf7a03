import { cloneElement, type ReactElement, type SyntheticEvent } from 'react';
import { hideTooltip, showTooltip } from './tooltip-store.ts';

export interface TooltipProps {
  text: string;
  shortcut?: string;
  /** One focusable element; it needs a name of its own, since touch shows no tooltip. */
  children: ReactElement<TooltipChild>;
}

type Handler = (event: SyntheticEvent<HTMLElement>) => void;

/** What the element must take; its own handlers are kept. */
interface TooltipChild {
  'aria-label'?: string;
  'aria-description'?: string;
  onPointerEnter?: Handler;
  onPointerLeave?: Handler;
  onPointerDown?: Handler;
  onFocus?: Handler;
  onBlur?: Handler;
}

const hoverDelayMs = 500;

/** Only handlers on the element itself: the one tooltip of the page is drawn by `AppRoot`, so a hundred rows stay light. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  const own = children.props;
  const both =
    (mine: Handler, its: Handler | undefined): Handler =>
    (event) => {
      its?.(event);
      mine(event);
    };
  const show = (delayMs: number) => (event: SyntheticEvent<HTMLElement>) =>
    showTooltip({ anchor: event.currentTarget, text, shortcut }, delayMs);
  const added: TooltipChild = {
    // What its name says already need not be said twice.
    'aria-description': own['aria-label'] === text ? undefined : text,
    onPointerEnter: both((event) => {
      if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'mouse')
        show(hoverDelayMs)(event);
    }, own.onPointerEnter),
    onPointerLeave: both(hideTooltip, own.onPointerLeave),
    onPointerDown: both(hideTooltip, own.onPointerDown),
    onFocus: both((event) => {
      if (event.currentTarget.matches(':focus-visible')) show(0)(event);
    }, own.onFocus),
    onBlur: both(hideTooltip, own.onBlur),
  };
  return cloneElement(children, added);
}
