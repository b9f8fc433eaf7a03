/** A month as calendars show it. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly length: number;
  /** Of its first day; Sunday is 0. */
  readonly firstWeekday: number;
}

/** @param month may be outside of 1 to 12: it then lies in another year. */
export function monthOf(year: number, month: number): Month {
  const first = new Date(Date.UTC(year, month - 1, 1));
  return {
    year: first.getUTCFullYear(),
    month: first.getUTCMonth() + 1,
    length: new Date(Date.UTC(year, month, 0)).getUTCDate(),
    firstWeekday: first.getUTCDay(),
  };
}

/** Sunday is 0. */
export function weekdayOf(day: number, { firstWeekday }: Month): number {
  return (firstWeekday + day - 1) % 7;
}
