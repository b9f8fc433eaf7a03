import { createContext, type ReactNode, useContext, useId, useMemo, useState } from 'react';

export interface ShownRange {
  fromMs: number;
  toMs: number;
}

export interface TimeRangeState {
  /** `null`: everything there is. */
  range: ShownRange | null;
  setRange: (range: ShownRange | null) => void;
  /** Charts with the same key move their cursors together. */
  cursorKey: string;
}

const TimeRangeContext = createContext<TimeRangeState | null>(null);

/** All charts below it show the same stretch of time and move their cursors together. */
export function TimeRange({ children }: { children: ReactNode }) {
  const [range, setRange] = useState<ShownRange | null>(null);
  const cursorKey = useId();
  const state = useMemo(() => ({ range, setRange, cursorKey }), [range, cursorKey]);
  return <TimeRangeContext value={state}>{children}</TimeRangeContext>;
}

/** The shared range of the page, or one of its own where nothing is shared. */
export function useTimeRange(): TimeRangeState {
  const shared = useContext(TimeRangeContext);
  const [range, setRange] = useState<ShownRange | null>(null);
  const cursorKey = useId();
  return shared ?? { range, setRange, cursorKey };
}
