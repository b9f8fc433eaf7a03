import type { Matcher } from '#contracts/notify/matcher.ts';
import type { RoutingProblem } from '#contracts/notify/routing.ts';
import type { Route, RoutingConfig, TimeRange } from '#contracts/notify/routing-config.ts';
import { compileMatcher } from '#library/alertmanager/matcher.ts';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';
import { type ProblemWords, problemWords as words } from './problem-words.ts';

type Report = (path: string, said: ProblemWords) => void;

export interface KnownDestinations {
  /** Each is a receiver by itself. */
  readonly names: readonly string[];
  /** Those that there are, and those that the routing in use lists although they were removed: they lock nobody out. */
  readonly ids: ReadonlySet<string>;
}

/** Everything that is wrong with a routing, each with its place. */
export function checkConfig(config: RoutingConfig, { names, ids }: KnownDestinations): RoutingProblem[] {
  const problems: RoutingProblem[] = [];
  const report: Report = (path, said) => problems.push({ path, ...said });
  const receivers = new Set(['default', ...config.receivers.map(({ name }) => name), ...names]);
  const intervals = new Set(config.timeIntervals.map(({ name }) => name));
  checkRoot(config.route, report);
  checkRoute(config.route, 'route', { receivers, intervals, report });
  checkNames(config, report);
  checkDestinations(config, ids, report);
  config.timeIntervals.forEach(({ ranges }, index) =>
    ranges.forEach((range, each) => checkRange(range, `timeIntervals.${index}.ranges.${each}`, report)),
  );
  config.inhibitRules.forEach(({ source, target, equal }, index) => {
    checkLabels(equal, `inhibitRules.${index}.equal`, report);
    checkMatchers(source, `inhibitRules.${index}.source`, report);
    checkMatchers(target, `inhibitRules.${index}.target`, report);
  });
  config.dependencies.forEach(({ levels, cause }, index) => {
    checkLabels(levels, `dependencies.${index}.levels`, report);
    checkMatchers(cause, `dependencies.${index}.cause`, report);
  });
  config.noiseRules.forEach((rule, index) => {
    checkMatchers(rule.matchers, `noiseRules.${index}.matchers`, report);
    if (rule.flapStopPercent >= rule.flapStartPercent)
      report(`noiseRules.${index}.flapStopPercent`, words.flapStop);
  });
  return problems;
}

function checkRoot(root: Route, report: Report): void {
  if (root.receiver === undefined) report('route.receiver', words.rootReceiver);
  if (root.matchers.length > 0) report('route.matchers', words.rootMatchers);
  if (root.muteTimeIntervals.length > 0) report('route.muteTimeIntervals', words.rootMuted);
  if (root.activeTimeIntervals.length > 0) report('route.activeTimeIntervals', words.rootActive);
  if (root.continue) report('route.continue', words.rootContinue);
}

interface Known {
  readonly receivers: ReadonlySet<string>;
  readonly intervals: ReadonlySet<string>;
  readonly report: Report;
}

function checkRoute(route: Route, path: string, known: Known): void {
  const { receivers, intervals, report } = known;
  if (route.receiver !== undefined && !receivers.has(route.receiver))
    report(`${path}.receiver`, words.noReceiver(route.receiver));
  for (const field of ['muteTimeIntervals', 'activeTimeIntervals'] as const)
    route[field].forEach((name, index) => {
      if (!intervals.has(name)) report(`${path}.${field}.${index}`, words.noInterval(name));
    });
  if (route.groupIntervalMs !== undefined && route.groupIntervalMs < 1_000)
    report(`${path}.groupIntervalMs`, words.tooOften);
  const groupBy = route.groupBy ?? [];
  if (groupBy.includes('...') && groupBy.length > 1) report(`${path}.groupBy`, words.allLabels);
  checkLabels(groupBy, `${path}.groupBy`, report);
  checkMatchers(route.matchers, `${path}.matchers`, report);
  route.routes.forEach((child, index) => checkRoute(child, `${path}.routes.${index}`, known));
}

/** Times may go past midnight; all else ends where it begins, or later. */
function checkRange(range: TimeRange, path: string, report: Report): void {
  if (range.timeZone !== undefined && !isTimeZone(range.timeZone))
    report(`${path}.timeZone`, words.noTimeZone(range.timeZone));
  range.times.forEach(({ from, to }, index) => {
    if (from === to) report(`${path}.times.${index}`, words.noTime);
  });
  for (const field of ['weekdays', 'daysOfMonth', 'months', 'years'] as const)
    range[field].forEach(({ from, to }, index) => {
      const place = `${path}.${field}.${index}`;
      if (field === 'daysOfMonth' && (from === 0 || to === 0)) report(place, words.noDay);
      // A day counted from the end of the month can lie on either side of one counted from its beginning.
      else if (from > to && from < 0 === to < 0) report(place, words.reversed);
    });
}

function checkMatchers(matchers: readonly Matcher[], path: string, report: Report): void {
  matchers.forEach((matcher, index) => {
    try {
      compileMatcher(matcher);
    } catch (error) {
      report(
        `${path}.${index}.value`,
        words.badPattern(matcher.value, error instanceof Error ? error.message : String(error)),
      );
    }
  });
}

function checkLabels(labels: readonly string[], path: string, report: Report): void {
  if (labels.some((label) => label.trim() === '')) report(path, words.labelName);
  if (new Set(labels).size < labels.length) report(path, words.labelTwice);
}

function checkDestinations({ receivers }: RoutingConfig, ids: ReadonlySet<string>, report: Report): void {
  receivers.forEach(({ destinationIds }, index) =>
    destinationIds.forEach((id, each) => {
      const place = `receivers.${index}.destinationIds.${each}`;
      if (!ids.has(id)) report(place, words.noDestination(id));
      else if (destinationIds.indexOf(id) < each) report(place, words.destinationTwice);
    }),
  );
}

function checkNames({ receivers, timeIntervals }: RoutingConfig, report: Report): void {
  for (const [path, names] of [
    ['receivers', receivers.map(({ name }) => name)],
    ['timeIntervals', timeIntervals.map(({ name }) => name)],
  ] as const)
    names.forEach((name, index) => {
      if (names.indexOf(name) < index) report(`${path}.${index}.name`, words.nameTwice(name));
    });
}
