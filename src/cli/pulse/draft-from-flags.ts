import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import type { Arguments } from '../command.ts';
import { usageError } from '../command-error.ts';
import { parseDuration } from '../since.ts';

/** A monitor as the options say it; what they leave out is left to NEXUS. */
export function draftFromFlags(given: Arguments, kinds: readonly MonitorKind[]): Record<string, unknown> {
  const [name, ...others] = given.names;
  if (name === undefined || others.length > 0)
    throw usageError('What is it called? nexus pulse add NAME --set …');
  const wanted = given.text('kind') ?? 'http';
  const kind = kinds.find(({ id }) => id === wanted);
  if (!kind) throw usageError(`--kind takes ${kinds.map(({ id }) => id).join(', ')}.`);
  const labels = { host: given.text('host'), container: given.text('container'), stack: given.text('stack') };
  return {
    name,
    kind: wanted,
    settings: Object.fromEntries(given.texts('set').map((text) => settingOf(text, kind))),
    ...durationOf(given, 'every', 'intervalMs'),
    ...durationOf(given, 'timeout', 'timeoutMs'),
    conditions: given.texts('condition'),
    tags: given.texts('tag').map((text) => {
      const [tag, value] = splitAt(text);
      return value === undefined ? { name: tag } : { name: tag, value };
    }),
    severity: given.text('severity'),
    labels: Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined)),
  };
}

function durationOf(given: Arguments, option: string, field: string): Record<string, number> {
  const text = given.text(option);
  if (text === undefined) return {};
  const ms = parseDuration(text);
  if (ms === undefined) throw usageError(`--${option} takes a time such as 20s or 5m.`);
  return { [field]: ms };
}

function settingOf(text: string, { id, settings }: MonitorKind): [string, unknown] {
  const [field, value] = splitAt(text);
  const fields = propertiesOf(settings);
  if (value === undefined) throw usageError(`--set takes FIELD=VALUE, and not "${text}".`);
  if (!fields.has(field))
    throw usageError(`${id} has no setting ${field}: it has ${[...fields.keys()].join(', ')}.`);
  return [field, valueOf(value, fields.get(field))];
}

function valueOf(text: string, type: unknown): unknown {
  if (type === 'string' || type === undefined) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The names of the settings, and the type where the schema says one (JSON Schema, `properties`). */
function propertiesOf(schema: MonitorKind['settings']): Map<string, unknown> {
  const properties = schema['properties'];
  const entries = typeof properties === 'object' && properties !== null ? Object.entries(properties) : [];
  return new Map(
    entries.map(([name, field]: [string, unknown]) => [
      name,
      typeof field === 'object' && field !== null && 'type' in field ? field.type : undefined,
    ]),
  );
}

function splitAt(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
