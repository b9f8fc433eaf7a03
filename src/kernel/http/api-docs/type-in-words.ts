import type { JsonSchema } from './schema-components.ts';

export type Schemas = Readonly<Record<string, JsonSchema>>;

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  object: 'object',
};

/** `text`, `list of Container`, `"dark" or "light"`, `whole number, 1 to 200, else 50`. */
export function typeInWords(schema: JsonSchema, schemas: Schemas): string {
  const resolved = resolveSchema(schema, schemas);
  const fallback = resolved.default === undefined ? '' : `, else ${JSON.stringify(resolved.default)}`;
  const name = resolved.properties && nameOf(schema);
  return (name ?? kindInWords(resolved, schemas)) + fallback;
}

function kindInWords(schema: JsonSchema, schemas: Schemas): string {
  const { const: constant, enum: values, type } = schema;
  if (constant !== undefined) return JSON.stringify(constant);
  if (values) return values.map((value) => JSON.stringify(value)).join(' or ');
  const choices = choicesOf(schema);
  if (choices.length > 0) {
    const kinds = [...new Set(choices.map((choice) => typeInWords(choice, schemas)))];
    return kinds.length === 1 ? `${kinds[0]}, in ${choices.length} forms` : kinds.join(' or ');
  }
  const items = itemsOf(schema);
  if (type === 'array') return `list of ${items ? typeInWords(items, schemas) : 'anything'}`;
  return `${words[String(type)] ?? 'anything'}${rangeInWords(schema)}`;
}

/** Every whole number has the bounds of what JSON carries exactly; they tell nobody anything. */
function rangeInWords({ minimum, maximum }: JsonSchema): string {
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (low !== undefined && high !== undefined) return `, ${low} to ${high}`;
  if (low !== undefined) return `, at least ${low}`;
  return high === undefined ? '' : `, at most ${high}`;
}

export function choicesOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

export function itemsOf({ items }: JsonSchema): JsonSchema | undefined {
  return typeof items === 'object' && !Array.isArray(items) ? items : undefined;
}

export function propertiesOf({ properties = {} }: JsonSchema): [string, JsonSchema][] {
  return Object.entries(properties).map(([name, field]) => [name, typeof field === 'object' ? field : {}]);
}

/** What a pointer into the components points to. */
export function resolveSchema(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = nameOf(schema);
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}

function nameOf({ $ref }: JsonSchema): string | undefined {
  return $ref?.split('/').at(-1);
}
