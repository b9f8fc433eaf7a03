import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LogBuffer } from './log-buffer.ts';

const lineHeightPx = 20;
/** So near to the end still counts as being there. */
const nearEndPx = 24;

export interface LogScroll {
  virtual: Virtualizer<HTMLElement, Element>;
  isFollowing: boolean;
  /** Lines that came since the reader left the end. */
  newLines: number;
  follow: () => void;
  reveal: (id: number) => void;
}

/** Draws what is in sight, sticks to the end while the reader is there, and counts what comes while they are not. */
export function useLogScroll(
  buffer: LogBuffer,
  version: number,
  box: RefObject<HTMLElement | null>,
): LogScroll {
  const { lines } = buffer;
  const firstId = lines[0]?.id ?? 0;
  const lastFirstId = useRef(firstId);
  const { isFollowing, seenId, follow, stay } = useFollowing(buffer, box);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this app; the virtualiser is read in the same render
  const virtual = useVirtualizer<HTMLElement, Element>({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeightPx,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 20,
  });
  useLayoutEffect(() => {
    const dropped = firstId - lastFirstId.current;
    lastFirstId.current = firstId;
    if (isFollowing && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
    else if (dropped > 0 && box.current) box.current.scrollTop -= dropped * lineHeightPx;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the buffer changes in place; its version says when
  }, [version, isFollowing, firstId, lines.length, virtual, box]);
  return {
    virtual,
    isFollowing,
    newLines: isFollowing ? 0 : Math.max(0, buffer.lastId - seenId),
    follow,
    reveal: (id) => {
      stay();
      virtual.scrollToIndex(id - firstId, { align: 'center' });
    },
  };
}

/** Whether the reader is at the end, told from how they scroll. */
function useFollowing(buffer: LogBuffer, box: RefObject<HTMLElement | null>) {
  const [isFollowing, setIsFollowing] = useState(true);
  const [seenId, setSeenId] = useState(0);
  const stay = useCallback(() => {
    setSeenId((seen) => Math.max(seen, buffer.lastId));
    setIsFollowing(false);
  }, [buffer]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let lastTop = element.scrollTop;
    const onScroll = () => {
      const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
      // Only moving up is a wish to stay: growing text moves the end away by itself.
      if (isAtEnd) setIsFollowing(true);
      else if (element.scrollTop < lastTop) stay();
      lastTop = element.scrollTop;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [box, stay]);
  return { isFollowing, seenId, stay, follow: () => setIsFollowing(true) };
}
