import type { MonitorTag } from '#contracts/pulse/monitor.ts';
import { tagText } from './monitors/list-search.ts';

/** In one line, cut where there is no room. */
export function Tags({ tags }: { tags: readonly MonitorTag[] }) {
  if (tags.length === 0) return null;
  const all = tags.map(tagText);
  return (
    <span className="min-w-0 shrink-[9] truncate text-xs text-muted" title={all.join(', ')}>
      {all.map((tag) => (
        <span key={tag} className="mr-1 rounded-sm bg-overlay px-1.5 py-0.5">
          {tag}
        </span>
      ))}
    </span>
  );
}
