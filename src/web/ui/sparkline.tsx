import { memo } from 'react';

export interface SparklineProps {
  /** Oldest first; `null` is a gap and stays one. */
  values: readonly (number | null)[];
  /** For screen readers: "CPU over the last hour". */
  label: string;
  /** The top of the scale; without it the largest value is. */
  max?: number;
  width?: number;
  height?: number;
}

/** The path of the line: one stroke for each run without a gap. */
export function sparklinePath(
  values: readonly (number | null)[],
  max: number,
  width: number,
  height: number,
): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let path = '';
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      isDrawing = false;
      return;
    }
    const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0;
    const y = 1 + (1 - share) * (height - 2);
    const point = `${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    // A lone point between two gaps would be invisible without a length.
    path += isDrawing ? `L${point}` : `M${point}h0.1`;
    isDrawing = true;
  });
  return path;
}

export const Sparkline = memo(function Sparkline({
  values,
  label,
  max,
  width = 64,
  height = 18,
}: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const top = max ?? Math.max(...known, 0);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="max-w-full shrink-0 text-accent-ink"
    >
      <path
        d={sparklinePath(values, top, width, height)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        vectorEffect="non-scaling-stroke"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
});
