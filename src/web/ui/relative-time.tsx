import { useFormat } from './format/use-format.ts';
import { useNow } from './format/use-now.ts';

/** "12 min ago", moving by itself; the exact time on hover and for screen readers through `datetime`. */
export function RelativeTime({ atMs, className }: { atMs: number; className?: string }) {
  const format = useFormat();
  const nowMs = useNow();
  if (!Number.isFinite(atMs)) return <span className={className}>–</span>;
  return (
    <time dateTime={new Date(atMs).toISOString()} title={format.exactTime(atMs)} className={className}>
      {format.ago(atMs, nowMs)}
    </time>
  );
}
