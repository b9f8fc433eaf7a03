import { cx } from './cx.ts';

export interface SummaryItem {
  /** A number with its noun: "28 running", "CPU 12 %". */
  text: string;
  tone?: 'up' | 'degraded' | 'down' | 'idle' | 'working';
  href?: string;
  /** Usually narrows the list below to what the words say. */
  onSelect?: () => void;
}

const tones = {
  up: 'text-up',
  degraded: 'text-degraded',
  down: 'text-down',
  idle: 'text-muted',
  working: 'text-working',
} as const;

const pressable = 'rounded-sm underline-offset-4 hover:underline pointer-coarse:min-h-10';

/** The state of a page in words; each leads to what it counts. */
export function SummaryLine({ items, label }: { items: readonly SummaryItem[]; label?: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap items-center gap-x-5 gap-y-1 tabular">
      {items.map((item) => (
        <li key={item.text} className={item.tone ? tones[item.tone] : undefined}>
          <Words item={item} />
        </li>
      ))}
    </ul>
  );
}

function Words({ item }: { item: SummaryItem }) {
  if (item.href) {
    return (
      <a href={item.href} className={cx(pressable, 'inline-flex items-center')}>
        {item.text}
      </a>
    );
  }
  if (!item.onSelect) return item.text;
  return (
    <button type="button" onClick={item.onSelect} className={pressable}>
      {item.text}
    </button>
  );
}
