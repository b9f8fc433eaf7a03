import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import {
  durationOf,
  fieldsOf,
  isGiven,
  listOf,
  textOf,
  textsOf,
  type ConfigField,
  type ConfigPath,
  type Findings,
} from './config-field.ts';
import { readRange } from './read-interval.ts';
import { readMatchers, readRoute } from './read-route.ts';
import type { AlertmanagerConfig } from './write-config.ts';
import type { Text } from '#library/text.ts';

export interface ConfigReading {
  /** Null when there are problems. */
  readonly config: AlertmanagerConfig | null;
  readonly problems: readonly ConfigProblem[];
  /** What was left out, in English and Spanish. */
  readonly notes: readonly Text[];
}

export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
  /** The same in Spanish. */
  readonly es: string;
}

/** Reads an alertmanager.yml. Receivers come by name only: how they are reached, and secrets, stay behind. */
export function readConfig(text: string): ConfigReading {
  const lines = new LineCounter();
  const problems: ConfigProblem[] = [];
  const notes: Text[] = [];
  try {
    const document = parseDocument(text, { lineCounter: lines, merge: true });
    for (const error of document.errors) problems.push(noYaml(error.linePos?.[0].line ?? 1));
    if (problems.length > 0) return { config: null, problems, notes };
    const findings: Findings = {
      problem: (path, said) =>
        problems.push({ path: path.join('.'), ...inLine(lineOf(document, path, lines), said) }),
      note: (said) => notes.push(said),
    };
    const value: unknown = document.toJS();
    const config = readRoot({ value, path: [], findings });
    return { config: problems.length > 0 ? null : config, problems, notes };
  } catch {
    problems.push(tooDeep);
    return { config: null, problems, notes };
  }
}

const tooDeep: ConfigProblem = {
  path: '',
  message: 'This YAML is nested too deep, or refers to itself too often.',
  es: 'Este YAML está demasiado anidado, o se refiere a sí mismo demasiadas veces.',
};

function noYaml(line: number): ConfigProblem {
  return { path: '', ...inLine(line, { en: 'this is not YAML.', es: 'esto no es YAML.' }) };
}

function inLine(line: number | undefined, { en, es }: Text) {
  if (line === undefined) return { message: en, es };
  return { message: `Line ${line}: ${en}`, es: `Línea ${line}: ${es}` };
}

function lineOf(document: Document, path: ConfigPath, lines: LineCounter): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function readRoot(field: ConfigField): AlertmanagerConfig {
  const get = fieldsOf(field, [
    'global',
    'route',
    'receivers',
    'inhibit_rules',
    'time_intervals',
    'mute_time_intervals',
  ]);
  if (!isGiven(get('route')))
    field.findings.problem(['route'], {
      en: 'The route is missing.',
      es: 'Falta la ruta.',
    });
  return {
    route: readRoute(get('route')),
    receivers: listOf(get('receivers')).flatMap(readReceiver),
    timeIntervals: [...listOf(get('time_intervals')), ...listOf(get('mute_time_intervals'))].map((each) => {
      const of = fieldsOf(each, ['name', 'time_intervals']);
      return { name: nameOf(of('name')), ranges: listOf(of('time_intervals')).map(readRange) };
    }),
    inhibitRules: listOf(get('inhibit_rules')).map(readInhibitRule),
    resolveTimeoutMs: durationOf(fieldsOf(get('global'), ['resolve_timeout'])('resolve_timeout')),
  };
}

function readReceiver(field: ConfigField): string[] {
  const name = nameOf(fieldsOf(field, ['name'])('name'));
  return name === '' ? [] : [name];
}

function readInhibitRule(field: ConfigField): AlertmanagerConfig['inhibitRules'][number] {
  const sides = ['source', 'target'].flatMap((side) => [
    `${side}_match`,
    `${side}_match_re`,
    `${side}_matchers`,
  ]);
  const get = fieldsOf(field, [...sides, 'equal', 'name']);
  const side = (name: string) =>
    readMatchers(get, { is: `${name}_match`, fits: `${name}_match_re`, matchers: `${name}_matchers` });
  return { source: side('source'), target: side('target'), equal: textsOf(get('equal')) };
}

function nameOf(field: ConfigField): string {
  const name = textOf(field) ?? '';
  if (name === '') field.findings.problem(field.path, { en: 'A name is missing.', es: 'Falta un nombre.' });
  return name;
}
