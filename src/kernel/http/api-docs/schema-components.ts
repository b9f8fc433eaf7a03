import { z } from 'zod';

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Turns zod schemas into JSON Schema. Those with `.meta({ id: 'Name' })` become components that others point to. */
export interface SchemaComponents {
  /** `input`: what may be sent. `output`: what is answered. */
  schemaOf(schema: z.ZodType, direction: 'input' | 'output'): JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

export function schemaComponents(): SchemaComponents {
  const schemas: Record<string, JsonSchema> = {};
  return {
    schemas,
    schemaOf(schema, direction) {
      const { $schema: _, $defs = {}, id, ...root } = convert(schema, direction);
      const definitions = Object.entries($defs as Record<string, JsonSchema>);
      const names = new Map<string, string>();
      if (typeof id === 'string') definitions.push([id, root]);
      for (const [name, definition] of definitions)
        names.set(name, freeName(schemas, name, definition, direction));
      for (const [name, { id: __, ...definition }] of definitions) {
        schemas[names.get(name)!] = pointed(definition, names) as JsonSchema;
      }
      return typeof id === 'string' ? reference(names.get(id)!) : (pointed(root, names) as JsonSchema);
    },
  };
}

function convert(schema: z.ZodType, direction: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, {
    io: direction,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => describeField(jsonSchema as Record<string, unknown>),
  });
}

/** What our forms read from `.meta` in the words of JSON Schema. */
function describeField(schema: Record<string, unknown>): void {
  const { help, secret, placeholder, unit } = schema;
  for (const own of ['help', 'secret', 'placeholder', 'unit']) delete schema[own];
  const inUnit = typeof unit === 'string' ? `In ${unit}.` : '';
  const description = [schema['description'], help, inUnit].filter(Boolean).join(' ');
  if (description !== '') schema['description'] = description;
  if (secret === true) Object.assign(schema, { format: 'password', writeOnly: true });
  if (placeholder !== undefined) schema['examples'] = [placeholder];
}

/** With defaults, a schema asks for less than it answers; then the two have names of their own. */
function freeName(
  schemas: Readonly<Record<string, JsonSchema>>,
  name: string,
  definition: JsonSchema,
  direction: 'input' | 'output',
): string {
  const known = schemas[name];
  const { id: _, ...own } = definition;
  const isSame = known === undefined || withoutPointers(known) === withoutPointers(own);
  return isSame || direction === 'output' ? name : `${name}Input`;
}

function withoutPointers(schema: JsonSchema): string {
  return JSON.stringify(schema, (key, value: unknown) => (key === '$ref' ? undefined : value));
}

function reference(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

function pointed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => pointed(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const name = key === '$ref' && typeof each === 'string' ? each.replace('#/$defs/', '') : undefined;
      return name === undefined
        ? [key, pointed(each, names)]
        : [key, reference(names.get(name) ?? name)['$ref']];
    }),
  );
}
