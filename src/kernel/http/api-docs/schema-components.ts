import { z } from 'zod';

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

type Direction = 'input' | 'output';

/** Turns zod schemas into JSON Schema. Those with `.meta({ id: 'Name' })` become components that others point to. */
export interface SchemaComponents {
  /** `input`: what may be sent. `output`: what is answered. */
  readonly schemaOf: (schema: z.ZodType, direction: Direction) => JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

export function schemaComponents(): SchemaComponents {
  const schemas: Record<string, JsonSchema> = {};
  return {
    schemas,
    schemaOf(schema, direction) {
      const { $schema: _, $defs = {}, ...root } = convert(schema, direction);
      const definitions = Object.entries(root.id === undefined ? $defs : { ...$defs, [root.id]: root });
      const pointers = new Map<string, string>();
      for (const [name, definition] of definitions) {
        pointers.set(`#/$defs/${name}`, pointerTo(freeName(schemas, name, definition, direction)));
      }
      for (const [name, definition] of definitions) {
        const [found = name] = /[^/]+$/.exec(pointers.get(`#/$defs/${name}`)!) ?? [];
        schemas[found] = withPointers(definition, pointers);
      }
      const own = root.id === undefined ? undefined : pointers.get(`#/$defs/${root.id}`);
      return own === undefined ? withPointers(root, pointers) : { $ref: own };
    },
  };
}

function convert(schema: z.ZodType, direction: Direction): JsonSchema {
  return z.toJSONSchema(schema, {
    io: direction,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      describeField(jsonSchema);
      // Contracts grow by addition: a client must expect fields that it does not know.
      if (direction === 'output' && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
}

/** What our forms read from `.meta` in the words of JSON Schema. */
function describeField(schema: JsonSchema): void {
  const { help, secret, placeholder, unit } = schema;
  for (const own of ['help', 'secret', 'placeholder', 'unit']) delete schema[own];
  const inUnit = typeof unit === 'string' ? `In ${unit}.` : '';
  const description = [schema.description, help, inUnit].filter(Boolean).join(' ');
  if (description !== '') schema.description = description;
  if (secret === true) Object.assign(schema, { format: 'password', writeOnly: true });
  if (placeholder !== undefined) schema.examples = [placeholder];
}

/** With defaults, a schema asks for less than it answers; then the two have names of their own. */
function freeName(
  schemas: Readonly<Record<string, JsonSchema>>,
  name: string,
  definition: JsonSchema,
  direction: Direction,
): string {
  const known = schemas[name];
  const isSame = known === undefined || shapeText(known) === shapeText(definition);
  return isSame || direction === 'output' ? name : `${name}Input`;
}

function shapeText(schema: JsonSchema): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' || key === 'id' ? undefined : value,
  );
}

function pointerTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function withPointers(schema: JsonSchema, pointers: ReadonlyMap<string, string>): JsonSchema {
  const text = JSON.stringify({ ...schema, id: undefined }, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? (pointers.get(value) ?? value) : value,
  );
  return JSON.parse(text);
}
