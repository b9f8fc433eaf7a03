import { html } from './html.ts';
import type { Html } from './html.ts';
import type { JsonSchema } from './schema-components.ts';
import { choicesOf, itemsOf, propertiesOf, resolveSchema, typeInWords } from './type-in-words.ts';
import type { Schemas } from './type-in-words.ts';

/** Deeper than this, the type's name has to do. */
const deepest = 6;

/** A schema as a person reads it: its type in words, and its fields below it. */
export function schemaHtml(schema: JsonSchema, schemas: Schemas, depth = 0): Html {
  const resolved = resolveSchema(schema, schemas);
  const about = resolved.description ?? resolved.title;
  const fields = depth < deepest ? fieldsHtml(resolved, schemas, depth) : undefined;
  const note = about === undefined ? undefined : html`<span class="about">${about}</span>`;
  const words = typeInWords(schema, schemas);
  // The fields below say it better.
  const type = words === 'object' && fields ? undefined : html`<span class="type">${words}</span>`;
  return html`${type}${note}${fields}`;
}

function fieldsHtml(schema: JsonSchema, schemas: Schemas, depth: number): Html | undefined {
  const items = itemsOf(schema);
  if (items) return fieldsHtml(resolveSchema(items, schemas), schemas, depth);
  const choices = choicesOf(schema).filter((choice) => choice.type !== 'null');
  if (choices.length === 1) return fieldsHtml(resolveSchema(choices[0]!, schemas), schemas, depth);
  if (choices.some((choice) => resolveSchema(choice, schemas).properties)) {
    return html`<ul class="choices">
      ${choices.map((choice) => html`<li>${schemaHtml(choice, schemas, depth + 1)}</li>`)}
    </ul>`;
  }
  const properties = propertiesOf(schema);
  if (properties.length === 0) return undefined;
  return html`<ul class="fields">
    ${properties.map(([name, field]) => {
      const mark = schema.required?.includes(name) ? undefined : html`<i>optional</i>`;
      return html`<li><code>${name}</code>${mark} ${schemaHtml(field, schemas, depth + 1)}</li>`;
    })}
  </ul>`;
}
