import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd.tsx';
import { type ShownTooltip, useShownTooltip } from './tooltip-store.ts';

const gapPx = 6;
const edgePx = 8;

/** Above its element, below it where there is no room, and always within the window. */
export function tooltipPlace(anchor: DOMRect, widthPx: number, heightPx: number, windowPx: number) {
  const middle = anchor.left + anchor.width / 2 - widthPx / 2;
  const above = anchor.top - heightPx - gapPx;
  return {
    left: Math.max(edgePx, Math.min(middle, windowPx - widthPx - edgePx)),
    top: above < edgePx ? anchor.bottom + gapPx : above,
  };
}

/** The page's one tooltip. `AppRoot` renders it. */
export function TooltipHost() {
  const shown = useShownTooltip();
  // Beside the dialogs, not below them: `#root` is a stacking context of its own.
  return shown?.anchor.isConnected ? createPortal(<Bubble shown={shown} />, document.body) : null;
}

function Bubble({ shown }: { shown: ShownTooltip }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const { offsetWidth, offsetHeight } = box.current;
    const { left, top } = tooltipPlace(
      shown.anchor.getBoundingClientRect(),
      offsetWidth,
      offsetHeight,
      innerWidth,
    );
    box.current.style.left = `${left}px`;
    box.current.style.top = `${top}px`;
  }, [shown]);
  return (
    // Its text is the name or the description of the element already.
    <div
      ref={box}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-60 flex max-w-72 items-center gap-2 rounded-md bg-overlay px-2 py-1 text-sm text-ink shadow-float transition-opacity duration-120 starting:opacity-0"
    >
      {shown.text}
      {shown.shortcut && <Kbd keys={shown.shortcut} />}
    </div>
  );
}
