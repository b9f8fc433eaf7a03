import type { MonitorKind } from '#contracts/pulse/monitors.ts';

/**
 * The settings of a kind as the form of a saved monitor asks for them: a secret that is set comes back as null, and left
 * empty it stays as it is, so it is not demanded again.
 */
export function withKeptSecrets(
  schema: MonitorKind['settings'],
  saved: Readonly<Record<string, unknown>>,
): MonitorKind['settings'] {
  const required: unknown = schema['required'];
  if (!Array.isArray(required)) return schema;
  return {
    ...schema,
    required: required.filter((name) => typeof name !== 'string' || saved[name] !== null),
  };
}
