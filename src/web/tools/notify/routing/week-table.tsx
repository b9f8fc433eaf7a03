import type { TimeRange } from '#contracts/notify/routing-config.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { weekdayName, weekdays } from '../../../ui/format/weekday.ts';
import { weekHours } from './week-hours.ts';

const quarters = [0, 360, 720, 1080, 1440];
const left = 44;
const width = 480;
const rowHeight = 16;

/** A week of it, hour by hour, on the clock of its zone. The words beside it say the same. */
export function WeekTable({ range }: { range: TimeRange }) {
  const { locale } = useFormat();
  const hours = weekHours(range);
  const x = (minute: number) => left + (minute / 1440) * (width - left);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${weekdays.length * rowHeight + 16}`}
      className="w-full max-w-xl text-muted"
    >
      {weekdays.map((day, row) => (
        <g key={day}>
          <text x={0} y={row * rowHeight + 12} fontSize={11} fill="currentColor">
            {weekdayName(day, locale)}
          </text>
          <rect
            x={left}
            y={row * rowHeight + 2}
            width={width - left}
            height={rowHeight - 4}
            className="fill-overlay"
          />
          {(hours[day] ?? []).map(({ from, to }) => (
            <rect
              key={`${from}-${to}`}
              x={x(from)}
              y={row * rowHeight + 2}
              width={x(to) - x(from)}
              height={rowHeight - 4}
              className="fill-accent-fill"
            />
          ))}
        </g>
      ))}
      {quarters.map((minute) => (
        <text
          key={minute}
          x={x(minute)}
          y={weekdays.length * rowHeight + 12}
          fontSize={10}
          textAnchor={minute === 0 ? 'start' : minute === 1440 ? 'end' : 'middle'}
          fill="currentColor"
        >
          {minute / 60}
        </text>
      ))}
    </svg>
  );
}
