import { html } from './html.ts';
import type { Html } from './html.ts';
import type { JsonSchema } from './schema-components.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Deeper than this, the type's name has to do. */
const deepest = 6;

/** A schema as a person reads it: its type in words, and its fields below it. */
export function schemaHtml(schema: JsonSchema, schemas: Schemas, depth = 0): Html {
  const resolved = resolve(schema, schemas);
  const fields = depth < deepest ? fieldsHtml(resolved, schemas, depth) : undefined;
  return html`<span class="type">${typeInWords(schema, schemas)}</span>${descriptionHtml(resolved)}${fields}`;
}

function fieldsHtml(schema: JsonSchema, schemas: Schemas, depth: number): Html | undefined {
  const items = schema['items'] as JsonSchema | undefined;
  if (items) return fieldsHtml(resolve(items, schemas), schemas, depth);
  const choices = choicesOf(schema).filter((choice) => choice['type'] !== 'null');
  if (choices.length === 1) return fieldsHtml(resolve(choices[0]!, schemas), schemas, depth);
  if (choices.some((choice) => resolve(choice, schemas)['properties'])) {
    return html`<ul class="choices">
      ${choices.map((choice) => html`<li>${schemaHtml(choice, schemas, depth + 1)}</li>`)}
    </ul>`;
  }
  const properties = Object.entries((schema['properties'] ?? {}) as Schemas);
  if (properties.length === 0) return undefined;
  const required = (schema['required'] ?? []) as readonly string[];
  return html`<ul class="fields">
    ${properties.map(
      ([name, field]) =>
        html`<li>
          <code>${name}</code>${required.includes(name) ? undefined : html`<i>optional</i>`}
          ${schemaHtml(field, schemas, depth + 1)}
        </li>`,
    )}
  </ul>`;
}

function descriptionHtml(schema: JsonSchema): Html | undefined {
  const text = schema['description'] ?? schema['title'];
  return typeof text === 'string' ? html`<span class="about">${text}</span>` : undefined;
}

/** `text`, `list of Container`, `"dark" or "light"`, `whole number, 1 to 200, else 50`. */
export function typeInWords(schema: JsonSchema, schemas: Schemas): string {
  const name = nameOf(schema);
  if (name !== undefined && resolve(schema, schemas)['properties']) return name;
  const {
    type,
    const: constant,
    enum: values,
    items,
    minimum,
    maximum,
    default: standard,
  } = resolve(schema, schemas);
  const choices = choicesOf(schema);
  const range = rangeInWords(minimum, maximum);
  const fallback = standard === undefined ? '' : `, else ${JSON.stringify(standard)}`;
  if (constant !== undefined) return JSON.stringify(constant) + fallback;
  if (Array.isArray(values)) return `${values.map((value) => JSON.stringify(value)).join(' or ')}${fallback}`;
  if (choices.length > 0)
    return choices.map((choice) => typeInWords(choice, schemas)).join(' or ') + fallback;
  if (type === 'array')
    return `list of ${items ? typeInWords(items as JsonSchema, schemas) : 'anything'}${fallback}`;
  return `${words[String(type)] ?? 'anything'}${range}${fallback}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  object: 'object',
};

function rangeInWords(minimum: unknown, maximum: unknown): string {
  const low = typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const high = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (low !== undefined && high !== undefined) return `, ${low} to ${high}`;
  if (low !== undefined) return `, at least ${low}`;
  return high === undefined ? '' : `, at most ${high}`;
}

function choicesOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema['anyOf'] ?? schema['oneOf'] ?? []) as readonly JsonSchema[];
}

function nameOf(schema: JsonSchema): string | undefined {
  const pointer = schema['$ref'];
  return typeof pointer === 'string' ? pointer.split('/').at(-1) : undefined;
}

function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = nameOf(schema);
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}
