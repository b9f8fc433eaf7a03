import { stringify } from 'yaml';
import { formatDuration } from './duration.ts';
import { formatSpan, formatTimeOfDay } from './interval-text.ts';
import { formatMatcher, type LabelMatcher } from './matcher.ts';
import type { IntervalRange, Span } from './time-interval.ts';

/** What alertmanager.yml has words for. */
export interface AlertmanagerConfig {
  readonly route: ConfigRoute;
  /** Names only. */
  readonly receivers: readonly string[];
  readonly timeIntervals: readonly { readonly name: string; readonly ranges: readonly IntervalRange[] }[];
  readonly inhibitRules: readonly {
    readonly source: readonly LabelMatcher[];
    readonly target: readonly LabelMatcher[];
    readonly equal: readonly string[];
  }[];
  readonly resolveTimeoutMs?: number | undefined;
}

export interface ConfigRoute {
  readonly receiver?: string | undefined;
  readonly matchers: readonly LabelMatcher[];
  readonly groupBy?: readonly string[] | undefined;
  readonly groupWaitMs?: number | undefined;
  readonly groupIntervalMs?: number | undefined;
  readonly repeatIntervalMs?: number | undefined;
  readonly muteTimeIntervals: readonly string[];
  readonly activeTimeIntervals: readonly string[];
  readonly continue: boolean;
  readonly routes: readonly ConfigRoute[];
}

/** Ten years: Alertmanager has no word for never. */
const never = '3650d';

/** The same as alertmanager.yml, so that amtool can read it. */
export function writeConfig(config: AlertmanagerConfig): string {
  const { resolveTimeoutMs, timeIntervals, inhibitRules } = config;
  const document = {
    ...(resolveTimeoutMs && { global: { resolve_timeout: formatDuration(resolveTimeoutMs) } }),
    route: routeOf(config.route),
    ...(inhibitRules.length > 0 && {
      inhibit_rules: inhibitRules.map(({ source, target, equal }) => ({
        source_matchers: source.map(formatMatcher),
        target_matchers: target.map(formatMatcher),
        ...filled({ equal }),
      })),
    }),
    receivers: config.receivers.map((name) => ({ name })),
    ...(timeIntervals.length > 0 && {
      time_intervals: timeIntervals.map(({ name, ranges }) => ({
        name,
        time_intervals: ranges.flatMap(rangesOf),
      })),
    }),
  };
  // What Alertmanager reads is YAML 1.1, where 22:00 is a number and on is a yes.
  return stringify(document, { version: '1.1' });
}

function routeOf(route: ConfigRoute): object {
  const { groupWaitMs, groupIntervalMs, repeatIntervalMs } = route;
  return {
    ...(route.receiver !== undefined && { receiver: route.receiver }),
    ...filled({ matchers: route.matchers.map(formatMatcher) }),
    ...(route.groupBy && { group_by: [...route.groupBy] }),
    ...(groupWaitMs !== undefined && { group_wait: formatDuration(groupWaitMs) }),
    ...(groupIntervalMs !== undefined && { group_interval: formatDuration(groupIntervalMs) }),
    ...(repeatIntervalMs !== undefined && {
      repeat_interval: repeatIntervalMs === 0 ? never : formatDuration(repeatIntervalMs),
    }),
    ...filled({
      mute_time_intervals: route.muteTimeIntervals,
      active_time_intervals: route.activeTimeIntervals,
    }),
    ...(route.continue && { continue: true }),
    ...filled({ routes: route.routes.map(routeOf) }),
  };
}

/** Past midnight, the day that counts is the one on which the time began: Alertmanager needs a range for each side of it. */
function rangesOf(range: IntervalRange): object[] {
  const { times, weekdays } = range;
  const late = times.filter(({ from, to }) => from > to);
  if (late.length === 0) return [rangeOf(range)];
  const mornings = late.filter(({ to }) => to > 0).map(({ to }) => ({ from: 0, to }));
  const evenings = times.map(({ from, to }) => ({ from, to: from > to ? 1440 : to }));
  if (weekdays.length === 0) return [rangeOf({ ...range, times: [...evenings, ...mornings] })];
  return [
    rangeOf({ ...range, times: evenings }),
    ...(mornings.length > 0
      ? [rangeOf({ ...range, times: mornings, weekdays: weekdays.flatMap(dayAfter) })]
      : []),
  ];
}

function dayAfter({ from, to }: Span): Span[] {
  if (to < 6) return [{ from: from + 1, to: to + 1 }];
  return [...(from < 6 ? [{ from: from + 1, to: 6 }] : []), { from: 0, to: 0 }];
}

function rangeOf(range: IntervalRange): object {
  return {
    ...filled({
      times: range.times.map(({ from, to }) => ({
        start_time: formatTimeOfDay(from),
        end_time: formatTimeOfDay(to),
      })),
      weekdays: range.weekdays.map(formatSpan.weekday),
      days_of_month: range.daysOfMonth.map(formatSpan.number),
      months: range.months.map((span: Span) => formatSpan.month(span)),
      years: range.years.map(formatSpan.number),
    }),
    ...(range.timeZone !== undefined && { location: range.timeZone }),
  };
}

function filled(lists: Readonly<Record<string, readonly unknown[]>>): object {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
