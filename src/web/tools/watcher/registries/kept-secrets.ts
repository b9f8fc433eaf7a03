import type { RegistryKind } from '#contracts/watcher/registries.ts';

type Schema = RegistryKind['settings'];

/**
 * The settings of a kind as the form for a saved registry asks for them: a secret that is set comes back as null, and left
 * empty it stays as it is, so it is not demanded again.
 */
export function withKeptSecrets(schema: Schema, saved: Readonly<Record<string, unknown>>): Schema {
  const required: unknown = schema['required'];
  if (!Array.isArray(required)) return schema;
  return {
    ...schema,
    required: required.filter((name) => typeof name !== 'string' || saved[name] !== null),
  };
}
