/**
 * What the forms read of JSON Schema 2020-12, as `z.toJSONSchema` writes it, together with the words NEXUS adds through
 * `.meta()`: `help`, `placeholder`, `secret`, `unit`, `multiline`, `options` (a label for each value) and `es`, which
 * holds the Spanish of `title`, `help`, `placeholder` and `options`.
 */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function schemas(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function textAt(schema: JsonSchema | undefined, key: string): string | undefined {
  const found = schema?.[key];
  return typeof found === 'string' ? found : undefined;
}

/** Follows a `#/$defs/…` reference; what stands beside it (title, default) wins over what it points to. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = textAt(schema, '$ref');
  const name = reference?.match(/^#\/\$defs\/(.+)$/)?.[1];
  const definitions = root['$defs'];
  const target = name !== undefined && isRecord(definitions) ? definitions[name] : undefined;
  const { $ref: _reference, ...beside } = schema;
  return isRecord(target) ? resolve({ ...target, ...beside }, root) : schema;
}
