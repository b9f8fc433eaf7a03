import type { Language } from '../../i18n/message.ts';
import type { Choice, Field, FieldBase, GroupField, VariantField } from './field.ts';
import { isRecord, type JsonSchema, resolve, schemas, textAt } from './json-schema.ts';

interface Reading {
  root: JsonSchema;
  language: Language;
}

/** `intervalMs` → "Interval ms": better than nothing where a schema gives no title. */
function titleOfKey(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The schema with its Spanish words in place of the English ones, where it has them and Spanish is spoken. */
function localised(schema: JsonSchema, language: Language): JsonSchema {
  const spanish = schema['es'];
  return language === 'es' && isRecord(spanish) ? { ...schema, ...spanish } : schema;
}

function choicesOf(values: readonly unknown[], schema: JsonSchema): Choice[] {
  const labels = isRecord(schema['options']) ? schema['options'] : {};
  return values.map((raw) => {
    const value = typeof raw === 'string' ? raw : JSON.stringify(raw);
    const label = labels[value];
    return { value, label: typeof label === 'string' ? label : value };
  });
}

/** `[X, null]` is a nullable X. */
function withoutNull(schema: JsonSchema): { schema: JsonSchema; isNullable: boolean } {
  const { type } = schema;
  if (Array.isArray(type) && type.includes('null')) {
    const rest = type.filter((each) => each !== 'null');
    return { schema: { ...schema, type: rest.length === 1 ? rest[0] : rest }, isNullable: true };
  }
  const branches = schemas(schema['anyOf']);
  const kept = branches.filter((branch) => branch['type'] !== 'null');
  if (kept.length === branches.length) return { schema, isNullable: false };
  const { anyOf: _branches, ...beside } = schema;
  const [only] = kept;
  return {
    schema: kept.length === 1 && only ? { ...only, ...beside } : { ...beside, anyOf: kept },
    isNullable: true,
  };
}

export function readField(key: string, given: JsonSchema, isRequired: boolean, reading: Reading): Field {
  const bare = withoutNull(resolve(given, reading.root));
  const schema = localised(resolve(bare.schema, reading.root), reading.language);
  const base: FieldBase = {
    key,
    title: textAt(schema, 'title') ?? titleOfKey(key),
    help: textAt(schema, 'help') ?? textAt(schema, 'description'),
    placeholder: textAt(schema, 'placeholder'),
    isRequired: isRequired && schema['default'] === undefined,
    isNullable: bare.isNullable,
    defaultValue: schema['default'],
  };
  return readCompound(base, schema, reading) ?? readSimple(base, schema);
}

function readSimple(base: FieldBase, schema: JsonSchema): Field {
  const { type } = schema;
  const unit = textAt(schema, 'unit');
  if (Array.isArray(schema['enum'])) {
    const values: readonly unknown[] = schema['enum'];
    return { ...base, kind: 'choice', choices: choicesOf(values, schema), isText: type === 'string' };
  }
  if (type === 'number' || type === 'integer') return { ...base, kind: 'number', unit };
  if (type === 'boolean') return { ...base, kind: 'flag' };
  if (type === 'string' || (Array.isArray(type) && type.includes('string'))) {
    const { multiline } = schema;
    const rows = typeof multiline === 'number' ? multiline : multiline === true ? 4 : 0;
    const format = schema['format'] === 'uri' ? 'url' : schema['format'] === 'email' ? 'email' : 'text';
    return { ...base, kind: 'text', format, isSecret: schema['secret'] === true, rows, unit };
  }
  return { ...base, kind: 'code' };
}

function readCompound(base: FieldBase, schema: JsonSchema, reading: Reading): Field | undefined {
  const variant = readVariant(base, schema, reading);
  if (variant) return variant;
  if (schema['type'] === 'array' && isRecord(schema['items']))
    return readList(base, localised(resolve(schema['items'], reading.root), reading.language));
  if (schema['type'] !== 'object') return undefined;
  if (isRecord(schema['properties'])) return readGroup(base, schema, reading);
  const { additionalProperties: entries } = schema;
  if (!isRecord(entries) || entries['type'] !== 'string') return undefined;
  return { ...base, kind: 'pairs', areSecret: schema['secret'] === true || entries['secret'] === true };
}

function readList(base: FieldBase, items: JsonSchema): Field | undefined {
  if (Array.isArray(items['enum']))
    return { ...base, kind: 'choices', choices: choicesOf(items['enum'], items) };
  if (items['type'] === 'string') return { ...base, kind: 'list', ofNumbers: false };
  if (items['type'] === 'number' || items['type'] === 'integer')
    return { ...base, kind: 'list', ofNumbers: true };
  return undefined;
}

function readGroup(base: FieldBase, schema: JsonSchema, reading: Reading, leaveOut = ''): GroupField {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const members = Object.entries(properties).flatMap(([key, member]) =>
    key === leaveOut || !isRecord(member) ? [] : [readField(key, member, required.includes(key), reading)],
  );
  return { ...base, kind: 'group', members };
}

function readVariant(base: FieldBase, schema: JsonSchema, reading: Reading): VariantField | undefined {
  const branches = schemas(schema['oneOf'] ?? schema['anyOf']).map((branch) => resolve(branch, reading.root));
  const [first] = branches;
  if (!first || !isRecord(first['properties'])) return undefined;
  const discriminator = Object.keys(first['properties']).find((key) =>
    branches.every((branch) => constantAt(branch, key) !== undefined),
  );
  if (discriminator === undefined) return undefined;
  const own = first['properties'][discriminator];
  const head = localised(isRecord(own) ? own : {}, reading.language);
  const options = branches.map((branch) => {
    const words = localised(branch, reading.language);
    const value = constantAt(branch, discriminator) ?? '';
    const groupBase = {
      ...base,
      key: '',
      title: '',
      help: textAt(words, 'help'),
      isNullable: false,
      defaultValue: undefined,
    };
    return {
      value,
      label: textAt(words, 'title') ?? titleOfKey(value),
      group: readGroup(groupBase, branch, reading, discriminator),
    };
  });
  return {
    ...base,
    kind: 'variant',
    discriminator,
    discriminatorTitle: textAt(head, 'title') ?? base.title,
    options,
  };
}

function constantAt(branch: JsonSchema, key: string): string | undefined {
  const property = isRecord(branch['properties']) ? branch['properties'][key] : undefined;
  return isRecord(property) ? textAt(property, 'const') : undefined;
}

/** The whole form: a group, or a variant when the schema is a discriminated union. */
export function readForm(root: JsonSchema, language: Language): Field {
  return readField('', root, true, { root, language });
}
