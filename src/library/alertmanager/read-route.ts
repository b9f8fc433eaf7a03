import {
  durationOf,
  entriesOf,
  fieldsOf,
  flagOf,
  listOf,
  isGiven,
  textOf,
  textsOf,
  type ConfigField,
} from './config-field.ts';
import type { LabelMatcher, MatcherOperator } from './matcher.ts';
import { checked, parseMatchers } from './parse-matchers.ts';
import type { ConfigRoute } from './write-config.ts';

const routeFields = [
  'receiver',
  'matchers',
  'match',
  'match_re',
  'group_by',
  'group_wait',
  'group_interval',
  'repeat_interval',
  'mute_time_intervals',
  'active_time_intervals',
  'continue',
  'routes',
];

/** From here on, a reminder counts as never: what `writeConfig` writes, Alertmanager having no word for it. */
const neverFromMs = 400 * 86_400_000;

export function readRoute(field: ConfigField): ConfigRoute {
  const get = fieldsOf(field, routeFields);
  return {
    receiver: textOf(get('receiver')),
    matchers: readMatchers(get, { is: 'match', fits: 'match_re', matchers: 'matchers' }),
    groupBy: isGiven(get('group_by')) ? textsOf(get('group_by')) : undefined,
    groupWaitMs: durationOf(get('group_wait')),
    groupIntervalMs: aboveZero(get('group_interval')),
    repeatIntervalMs: readRepeat(get('repeat_interval')),
    muteTimeIntervals: textsOf(get('mute_time_intervals')),
    activeTimeIntervals: textsOf(get('active_time_intervals')),
    continue: flagOf(get('continue')),
    routes: listOf(get('routes')).map(readRoute),
  };
}

/** Matchers, and the two forms of before 0.22. */
export function readMatchers(
  get: (name: string) => ConfigField,
  names: { readonly is: string; readonly fits: string; readonly matchers: string },
): LabelMatcher[] {
  return [
    ...entriesOf(get(names.is)).flatMap((each) => readPair(each, '=')),
    ...entriesOf(get(names.fits)).flatMap((each) => readPair(each, '=~')),
    ...listOf(get(names.matchers)).flatMap((each) => {
      const text = textOf(each);
      return text === undefined ? [] : attempt(each, () => parseMatchers(text));
    }),
  ];
}

function readPair(field: ConfigField, operator: MatcherOperator): LabelMatcher[] {
  const value = textOf(field);
  const name = String(field.path.at(-1));
  return value === undefined ? [] : attempt(field, () => [checked({ name, operator, value })]);
}

function attempt({ path, findings }: ConfigField, read: () => LabelMatcher[]): LabelMatcher[] {
  try {
    return read();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    findings.problem(path, { en: said, es: `Esta condición no vale: ${said}` });
    return [];
  }
}

function readRepeat(field: ConfigField): number | undefined {
  const ms = aboveZero(field);
  if (ms === undefined || ms <= neverFromMs) return ms;
  const place = field.path.join('.');
  field.findings.note({
    en: `${place}: longer than 400 days is taken as never.`,
    es: `${place}: más de 400 días se toma como nunca.`,
  });
  return 0;
}

function aboveZero(field: ConfigField): number | undefined {
  const ms = durationOf(field);
  if (ms === 0)
    field.findings.problem(field.path, {
      en: 'This has to be longer than nothing.',
      es: 'Esto debe durar más que nada.',
    });
  return ms;
}
