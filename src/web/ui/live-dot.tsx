import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { useFormat } from './format/use-format.ts';
import { useNow } from './format/use-now.ts';

export interface LiveDotProps {
  state: 'live' | 'catching-up' | 'offline';
  /** When the connection was lost. */
  sinceMs?: number;
}

const tones = { live: 'text-up', 'catching-up': 'text-degraded', offline: 'text-down' } as const;

export function LiveDot({ state, sinceMs }: LiveDotProps) {
  const text = useText(uiText);
  const format = useFormat();
  const nowMs = useNow(60_000);
  const words = {
    live: text('live'),
    'catching-up': text('catchingUp'),
    offline:
      sinceMs === undefined ? text('offline') : text('offlineSince', { time: format.clock(sinceMs, nowMs) }),
  };
  return (
    <output className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap text-muted">
      <svg viewBox="0 0 12 12" aria-hidden="true" className={`size-2.5 ${tones[state]}`}>
        {state === 'live' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
        {state === 'catching-up' && (
          <circle
            cx="6"
            cy="6"
            r="4"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray="3 2"
          />
        )}
        {state === 'offline' && (
          <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        )}
      </svg>
      {words[state]}
    </output>
  );
}
