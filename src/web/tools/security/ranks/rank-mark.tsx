import type { Rank } from '#contracts/security/finding.ts';
import { cx } from '../../../ui/cx.ts';

/** Fuller is more urgent, so that the shape alone tells the order. */
const looks = {
  now: { tone: 'text-down', shape: <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" /> },
  soon: {
    tone: 'text-degraded',
    shape: (
      <>
        <path d="M6 1.6 10.4 6 6 10.4 1.6 6z" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M6 1.6v8.8L1.6 6z" fill="currentColor" />
      </>
    ),
  },
  plan: {
    tone: 'text-working',
    shape: <path d="M6 1.6 10.4 6 6 10.4 1.6 6z" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  },
  watch: { tone: 'text-idle', shape: <circle cx="6" cy="6" r="2" fill="currentColor" /> },
  none: { tone: 'text-idle', shape: <path d="M3 6h6" stroke="currentColor" strokeWidth="1.6" /> },
} as const satisfies Record<Rank, { tone: string; shape: React.ReactNode }>;

export function rankTone(rank: Rank): string {
  return looks[rank].tone;
}

/** The shape alone, for where the word stands next to it. */
export function RankMark({ rank, className }: { rank: Rank; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={cx('size-3 shrink-0', looks[rank].tone, className)}
    >
      {looks[rank].shape}
    </svg>
  );
}
