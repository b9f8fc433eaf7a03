import { Chart } from '../ui/chart/chart.tsx';
import { TimeRange } from '../ui/chart/time-range.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { Part } from './part.tsx';
import { seeded } from './table-rows.tsx';

const minuteMs = 60_000;
const count = 24 * 60;
const endMs = Math.floor(Date.now() / minuteMs) * minuteMs;
const times = Array.from({ length: count }, (_, index) => endMs - (count - index) * minuteMs);

function wave(seed: number, scale: number): (number | null)[] {
  const random = seeded(seed);
  let level = 0.3;
  return times.map((_, index) => {
    level = Math.min(Math.max(level + (random() - 0.5) * 0.08, 0.02), 1);
    return index > 600 && index < 690 ? null : level * scale;
  });
}

const marks = [
  { atMs: endMs - 900 * minuteMs, label: 'Updated to 10.11.0', kind: 'deploy' as const },
  { atMs: endMs - 300 * minuteMs, label: 'Restarted by ana', kind: 'restart' as const },
  { atMs: endMs - 120 * minuteMs, label: 'Not reachable for 4 min', kind: 'incident' as const },
];

const cpu = [{ label: 'CPU', values: wave(1, 60) }];
const memory = [
  { label: 'jellyfin', values: wave(2, 2 ** 30) },
  { label: 'radarr', values: wave(3, 2 ** 29) },
  { label: 'sonarr', values: wave(4, 2 ** 28) },
];
const latency = [{ label: 'Answer', values: wave(5, 400) }];
const nothing = [{ label: 'CPU', values: [] }];

export function ChartsPage() {
  return (
    <>
      <Part title="Sparklines">
        <Sparkline label="Steady" values={[2, 3, 2, 4, 3, 2, 3]} />
        <Sparkline label="With a gap" values={[2, 3, null, null, 3, 8, 3]} />
        <Sparkline label="Empty" values={[]} />
        <Sparkline label="Flat" values={[0, 0, 0, 0]} />
      </Part>
      <TimeRange>
        <div className="grid gap-6 p-4 lg:grid-cols-2">
          <Chart label="CPU" unit="percent" times={times} series={cpu} marks={marks} />
          <Chart label="Memory" unit="bytes" times={times} series={memory} marks={marks} stacked />
          <Chart label="Answer time" unit="milliseconds" times={times} series={latency} marks={marks} />
          <Chart label="Network" unit="bytes-per-second" times={[]} series={nothing} />
        </div>
      </TimeRange>
    </>
  );
}
