import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page; one that misses a box would otherwise be opened by the browser in
 * place of NEXUS. @returns whether some are held over the page.
 */
export function useFileDrop(isWanted: boolean, onDrop: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const dropped = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (isWanted) onDrop([...(event.dataTransfer?.files ?? [])]);
  });
  useEffect(() => {
    const stop = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', heard: (event: DragEvent) => void) =>
      document.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          heard(event);
        },
        stop,
      );
    listen('dragover', () => setOver(true));
    // Leaving one element for another has a next one; leaving the window has none.
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    listen('drop', (event) => dropped(event));
    return () => stop.abort();
  }, []);
  return isOver && isWanted;
}
