import { memo } from 'react';
import type { HeartbeatState } from '#contracts/pulse/monitor.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { type Bar, barsOf, type Beats } from './beats.ts';
import { barsText } from './bars-text.ts';
import { stateKey } from './monitor-state.ts';
import { pulseText } from './pulse-text.ts';

/** Height tells as much as colour does: trouble stands out above the rest. */
const looks: Readonly<Record<Bar['state'], { className: string; share: number }>> = {
  up: { className: 'text-up', share: 0.6 },
  degraded: { className: 'text-degraded', share: 0.8 },
  down: { className: 'text-down', share: 1 },
  pending: { className: 'text-working', share: 0.8 },
  maintenance: { className: 'text-idle', share: 0.4 },
  unknown: { className: 'text-idle', share: 0.25 },
  gap: { className: 'text-faint', share: 0.1 },
};

const barPx = 4;
const stepPx = 6;

interface Props {
  beats: Beats;
  intervalMs: number;
  count: number;
  height?: number;
  /** With the time of each under the pointer. */
  withTimes?: boolean;
}

/** The last checks, the newest on the right. */
export const Bars = memo(function Bars({ beats, intervalMs, count, height = 18, withTimes }: Props) {
  const words = useBarWords();
  const bars = barsOf(beats, intervalMs, count);
  const width = count * stepPx;
  const leftPx = (count - bars.length) * stepPx;
  return (
    <svg
      role="img"
      aria-label={words.summary(bars)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="max-w-full shrink-0"
    >
      {bars.map((bar, place) => (
        <OneBar
          key={`${bar.atMs} ${bar.state}`}
          bar={bar}
          x={leftPx + place * stepPx}
          height={height}
          title={withTimes ? words.one(bar) : undefined}
        />
      ))}
    </svg>
  );
});

function OneBar({
  bar,
  x,
  height,
  title,
}: {
  bar: Bar;
  x: number;
  height: number;
  title: string | undefined;
}) {
  const { className, share } = looks[bar.state];
  const tall = Math.max(2, Math.round(height * share));
  return (
    <rect
      x={x}
      y={height - tall}
      width={barPx}
      height={tall}
      rx={1}
      fill="currentColor"
      className={className}
    >
      {title && <title>{title}</title>}
    </rect>
  );
}

function useBarWords() {
  const text = useText(barsText);
  const words = useText(pulseText);
  const format = useFormat();
  const nameOf = (state: HeartbeatState | 'gap') => words(state === 'gap' ? 'gap' : stateKey(state));
  return {
    one: ({ atMs, state }: Bar) => `${format.exactTime(atMs)}: ${nameOf(state)}`,
    summary(bars: readonly Bar[]) {
      const checks = bars.filter(({ state }) => state !== 'gap');
      if (checks.length === 0) return text('noChecks');
      const counted = [...Map.groupBy(checks, ({ state }) => state)].map(
        ([state, some]) => `${format.count(some.length)} ${nameOf(state)}`,
      );
      return text('lastChecks', { count: checks.length, states: counted.join(', ') });
    },
  };
}
