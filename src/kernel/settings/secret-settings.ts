import { z } from 'zod';

export type SettingValues = Readonly<Record<string, unknown>>;

/** Reading a schema takes as long as a hundred uses of what it says. */
const read = new WeakMap<z.ZodObject, readonly string[]>();

/** The names of the settings that are written but never read back. */
export function secretNames(schema: z.ZodObject): readonly string[] {
  const known = read.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const names = Object.entries(properties)
    .filter(([, property]) => typeof property === 'object' && property['secret'] === true)
    .map(([name]) => name);
  read.set(schema, names);
  return names;
}

/** As they are shown: a secret that is set is null. */
export function withoutSecrets(schema: z.ZodObject, settings: SettingValues): Record<string, unknown> {
  const secret = new Set(secretNames(schema));
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, secret.has(name) ? null : value]),
  );
}

/** A draft, with the secrets it does not mention (absent, or null as they were shown) as they were. An empty text removes one. */
export function withKeptSecrets(
  schema: z.ZodObject,
  draft: SettingValues,
  kept: SettingValues,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...draft };
  for (const name of secretNames(schema)) {
    const value = draft[name] ?? kept[name];
    if (value === undefined || value === '') delete result[name];
    else result[name] = value;
  }
  return result;
}

/** Takes the secrets out of a text, also where they are written as in an address, and the telling part of a secret address. */
export function redactSecrets(schema: z.ZodObject, settings: SettingValues, text: string): string {
  const secrets = secretNames(schema).flatMap((name) => formsOf(settings[name]));
  return secrets
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}

function formsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(formsOf);
  if (typeof value !== 'string' || value.length < 3) return [];
  const forms = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  const url = URL.parse(value);
  if (url?.host) {
    forms.push(
      url.href,
      `${url.pathname}${url.search}`,
      ...url.pathname.split('/'),
      ...url.searchParams.values(),
    );
    if (url.password !== '') forms.push(url.password);
  }
  return [...new Set(forms)].filter((form) => form.length >= (form === value ? 3 : 8));
}
