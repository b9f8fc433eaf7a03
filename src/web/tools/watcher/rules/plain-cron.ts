/** A schedule that can be said in a few words: at some times, on some weekdays or on some days of the month. */
interface PlainCron {
  /** `03:00`, ascending. */
  readonly times: readonly string[];
  /** 0 to 6, Sunday is 0; empty: any. */
  readonly weekdays: readonly number[];
  /** 1 to 31; empty: any. */
  readonly days: readonly number[];
}

const mostTimes = 4;
const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Null for what is not that simple, or not understood: it is then shown as it was written, and the server judges it. */
export function readPlainCron(text: string): PlainCron | null {
  const [minuteText, hourText, dayText, month, weekdayText, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0 || month !== '*') return null;
  const minutes = numbersOf(minuteText, 0, 59);
  const hours = numbersOf(hourText, 0, 23);
  const days = dayText === '*' ? [] : numbersOf(dayText, 1, 31);
  const weekdays = weekdayText === '*' ? [] : numbersOf(numbered(weekdayText), 0, 7);
  if (!minutes || !hours || !days || !weekdays) return null;
  if (minutes.length * hours.length > mostTimes || (days.length > 0 && weekdays.length > 0)) return null;
  const times = hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`));
  return { times, days, weekdays: [...new Set(weekdays.map((day) => day % 7))].toSorted((a, b) => a - b) };
}

/** The schedule of one time on some weekdays, none meaning each day. */
export function writePlainCron(time: string, weekdays: readonly number[]): string {
  const [hour = '0', minute = '0'] = time.split(':');
  const days = weekdays.length === 0 || weekdays.length === 7 ? '*' : weekdays.join(',');
  return `${Number(minute)} ${Number(hour)} * * ${days}`;
}

function numbered(text: string | undefined): string | undefined {
  return text?.replace(/[a-z]{3}/giu, (name) => {
    const at = names.indexOf(name.toUpperCase());
    return at === -1 ? name : String(at);
  });
}

/** Of `3`, `1-5` and lists of them. */
function numbersOf(text: string | undefined, least: number, most: number): readonly number[] | null {
  const found = (text ?? '').split(',').map((part) => {
    const [, from, to = from] = /^(\d{1,2})(?:-(\d{1,2}))?$/u.exec(part) ?? [];
    const first = Number(from);
    const last = Number(to);
    if (!(first >= least && last >= first && last <= most)) return null;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  const numbers = found.flatMap((part) => part ?? []);
  return found.includes(null) ? null : [...new Set(numbers)].toSorted((a, b) => a - b);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
