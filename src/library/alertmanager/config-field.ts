import { parseDuration } from './duration.ts';
import type { Text } from '#library/text.ts';

export type ConfigPath = readonly (string | number)[];

/** Where what is wrong, and what is left out, is written down. */
export interface Findings {
  problem(path: ConfigPath, said: Text): void;
  note(said: Text): void;
}

const meant = {
  fields: { en: 'Fields with names are meant here.', es: 'Aquí van campos con nombre.' },
  list: { en: 'A list is meant here.', es: 'Aquí va una lista.' },
  text: { en: 'A text is meant here.', es: 'Aquí va un texto.' },
  flag: { en: 'true or false is meant here.', es: 'Aquí va true o false.' },
} as const;

/** A value in a configuration, and where it stands. */
export interface ConfigField {
  readonly value: unknown;
  readonly path: ConfigPath;
  readonly findings: Findings;
}

/** Fields by name. What is not known is noted, as it has no effect. */
export function fieldsOf(field: ConfigField, known: readonly string[]): (name: string) => ConfigField {
  const { value, path, findings } = field;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap && isGiven(field)) findings.problem(path, meant.fields);
  const entries = new Map<string, unknown>(isMap ? Object.entries(value) : []);
  for (const name of entries.keys())
    if (!known.includes(name)) findings.note(leftOut([...path, name].join('.')));
  return (name) => ({ value: entries.get(name), path: [...path, name], findings });
}

function leftOut(place: string): Text {
  return { en: `${place} was left out.`, es: `${place} se dejó fuera.` };
}

export function entriesOf(field: ConfigField): ConfigField[] {
  const { value, path, findings } = field;
  if (!isGiven(field)) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).map(([name, each]) => ({ value: each, path: [...path, name], findings }));
  findings.problem(path, meant.fields);
  return [];
}

export function listOf(field: ConfigField): ConfigField[] {
  const { value, path, findings } = field;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => ({ value: each, path: [...path, index], findings }));
  if (isGiven(field)) findings.problem(path, meant.list);
  return [];
}

/** Numbers and yes or no count as the text that they are written with. */
export function textOf(field: ConfigField): string | undefined {
  const { value, path, findings } = field;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isGiven(field)) findings.problem(path, meant.text);
  return undefined;
}

export function textsOf(field: ConfigField): string[] {
  return listOf(field).flatMap((each) => textOf(each) ?? []);
}

export function flagOf(field: ConfigField): boolean {
  const { value, path, findings } = field;
  if (isGiven(field) && typeof value !== 'boolean') findings.problem(path, meant.flag);
  return value === true;
}

/** Milliseconds. */
export function durationOf(field: ConfigField): number | undefined {
  const text = textOf(field);
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  field.findings.problem(field.path, {
    en: `${text} is no duration. Write it as in 1h30m.`,
    es: `${text} no es una duración. Escríbela como en 1h30m.`,
  });
  return undefined;
}

export function isGiven({ value }: ConfigField): boolean {
  return value !== undefined && value !== null;
}
