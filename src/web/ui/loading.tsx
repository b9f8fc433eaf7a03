import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { cx } from './cx.ts';

const patienceMs = 150;

/** True once the wait is long enough to be worth showing; what comes sooner must not flash. */
export function useIsSlow(delayMs = patienceMs): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isSlow;
}

const widths = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2'] as const;

/** Rows of a list that is on its way, in their final height, so that nothing shifts when they arrive. */
export function Loading({ label, rows = 6 }: { label?: string; rows?: number }) {
  const text = useText(uiText);
  const isSlow = useIsSlow();
  return (
    <output className="block w-full">
      <span className="sr-only">{label ?? text('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} aria-hidden className="flex h-9 items-center gap-3 px-4">
          <Bone show={isSlow} className="size-3 rounded-full" />
          <Bone show={isSlow} className={cx('h-3', widths[index % widths.length])} />
          <Bone show={isSlow} className="ml-auto h-3 w-16" />
        </span>
      ))}
    </output>
  );
}

/** A block of known height: a chart, an editor. */
export function LoadingBlock({ height, label }: { height: number; label?: string }) {
  const text = useText(uiText);
  const isSlow = useIsSlow();
  return (
    <output style={{ height }} className="block w-full">
      <span className="sr-only">{label ?? text('loading')}</span>
      <Bone show={isSlow} className="size-full" />
    </output>
  );
}

function Bone({ show, className }: { show: boolean; className: string }) {
  return (
    <span
      className={cx(
        'block rounded-sm transition-opacity duration-200',
        show ? 'bg-line opacity-100' : 'opacity-0',
        className,
      )}
    />
  );
}
