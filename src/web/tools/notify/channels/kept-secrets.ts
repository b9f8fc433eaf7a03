import type { ChannelKind } from '#contracts/notify/destinations.ts';

/**
 * The settings of a kind as the form for a saved destination asks for them: a secret that is set comes back as null, and
 * left empty it stays as it is, so it is not demanded again.
 */
export function withKeptSecrets(
  schema: ChannelKind['settings'],
  saved: Readonly<Record<string, unknown>>,
): ChannelKind['settings'] {
  const required: unknown = schema['required'];
  if (!Array.isArray(required)) return schema;
  return {
    ...schema,
    required: required.filter((name) => typeof name !== 'string' || saved[name] !== null),
  };
}
