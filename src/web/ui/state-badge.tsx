import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { cx } from './cx.ts';

export type State =
  | 'running'
  | 'up'
  | 'unhealthy'
  | 'degraded'
  | 'stopped'
  | 'down'
  | 'paused'
  | 'unknown'
  | 'working'
  | 'seen'
  | 'noted';

type Shape = 'dot' | 'half' | 'square' | 'bars' | 'question' | 'turn' | 'check' | 'ring';

/** Colour, shape and word say the same thing three times, so that any one of them is enough. */
const looks = {
  running: { shape: 'dot', tone: 'text-up', word: 'stateRunning' },
  up: { shape: 'dot', tone: 'text-up', word: 'stateUp' },
  unhealthy: { shape: 'half', tone: 'text-degraded', word: 'stateUnhealthy' },
  degraded: { shape: 'half', tone: 'text-degraded', word: 'stateDegraded' },
  stopped: { shape: 'square', tone: 'text-idle', word: 'stateStopped' },
  down: { shape: 'square', tone: 'text-down', word: 'stateDown' },
  paused: { shape: 'bars', tone: 'text-idle', word: 'statePaused' },
  unknown: { shape: 'question', tone: 'text-idle', word: 'stateUnknown' },
  working: { shape: 'turn', tone: 'text-working', word: 'stateWorking' },
  seen: { shape: 'check', tone: 'text-working', word: 'stateSeen' },
  noted: { shape: 'ring', tone: 'text-idle', word: 'stateNoted' },
} as const satisfies Record<State, { shape: Shape; tone: string; word: keyof typeof uiText }>;

export interface StateBadgeProps {
  state: State;
  /** In place of the state's own word: "healthy", "restarting". */
  word?: string;
  /** After the word, quieter: "3 d", "exit code 137". */
  detail?: string;
  className?: string;
}

export function StateBadge({ state, word, detail, className }: StateBadgeProps) {
  const text = useText(uiText);
  return (
    <span className={cx('inline-flex min-w-0 items-center gap-1.5', className)}>
      <StateMark state={state} />
      <span className={cx('truncate', looks[state].tone)}>{word ?? text(looks[state].word)}</span>
      {detail && <span className="truncate text-muted">{detail}</span>}
    </span>
  );
}

/** The shape alone, for where the word stands next to it. */
export function StateMark({ state, className }: { state: State; className?: string }) {
  const { shape, tone } = looks[state];
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={cx('size-3 shrink-0', tone, shape === 'turn' && 'animate-turn', className)}
    >
      {shapes[shape]}
    </svg>
  );
}

const shapes = {
  dot: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 0 0 0 8z" fill="currentColor" />
    </>
  ),
  square: <rect x="2.25" y="2.25" width="7.5" height="7.5" rx="1" fill="currentColor" />,
  bars: <path d="M4 2.5v7M8 2.5v7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  question: (
    <path
      d="M3.8 4.1a2.25 2.25 0 1 1 3.3 2c-.8.45-1.1.8-1.1 1.5M6 9.9v.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  ),
  check: (
    <path
      d="m2.5 6.5 2.5 2.5 4.5-6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  ring: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  turn: (
    <path
      d="M10 6a4 4 0 1 1-1.2-2.85"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  ),
} as const;
