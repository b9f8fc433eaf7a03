import { parsePath } from '#library/conditions/json-path.ts';
import type { Text } from '#library/text.ts';
import { headerLines } from '../checks/http/header-lines.ts';
import { parseAcceptedStatus } from '../checks/http/accepted-status.ts';
import { isSet, jsonOf, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import { given, type KumaContext, type Translated } from './kuma-kind.ts';
import { notes } from './notes.ts';

/** Part of the settings, and what has to be said of it. */
interface Part {
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly Text[];
  readonly isPaused?: boolean;
}

export function translateHttp(row: KumaRow, context: KumaContext): Translated {
  const parts = [address(row), headersOf(row), bodyOf(row), loginOf(row), expected(row)];
  const redirects = numberOf(row, 'maxredirects');
  const expiry = isSet(row, 'expiry_notification') ? context.certificateWarnDays : 0;
  const settings = given({
    method: textOf(row, 'method').toUpperCase(),
    redirects: redirects === undefined ? undefined : Math.max(0, Math.min(10, redirects)),
    ignoreTls: isSet(row, 'ignore_tls'),
    family: textOf(row, 'ip_family') || undefined,
    certificateWarnDays: expiry,
    ...Object.assign({}, ...parts.map(({ values }) => values)),
  });
  const told = [
    ...parts.flatMap((part) => part.notes),
    ...((redirects ?? 0) > 10 && redirects !== undefined ? [notes.redirects] : []),
    ...(isSet(row, 'cache_bust') ? [notes.cacheBust] : []),
  ];
  return { kind: 'http', settings, notes: told, isPaused: parts.some(({ isPaused }) => isPaused === true) };
}

/** A login in the address has fields of its own here. */
function address(row: KumaRow): Part {
  const url = URL.parse(textOf(row, 'url'));
  if (!url) return { values: { url: textOf(row, 'url') }, notes: [] };
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === '' && password === '') return { values: { url: textOf(row, 'url') }, notes: [] };
  url.username = '';
  url.password = '';
  return { values: { url: url.href, user, password }, notes: [] };
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const secretName = /auth|key|token|secret|cookie|pass|session/i;

/** Names and values in JSON; those that sound secret are kept secret. */
export function headersOf(row: KumaRow): Part {
  if (textOf(row, 'headers') === '') return { values: {}, notes: [] };
  const json = jsonOf(row, 'headers');
  const entries = typeof json === 'object' && json !== null ? Object.entries(json) : undefined;
  const lines = (entries ?? []).map(([name, value]) => [name, `${name}: ${String(value)}`] as const);
  const taken = lines.filter(([, line]) => !line.includes('\n') && headerLines.safeParse(line).success);
  const textWhere = (isSecret: boolean) =>
    taken
      .filter(([name]) => secretName.test(name) === isSecret)
      .map(([, line]) => line)
      .join('\n') || undefined;
  const isWhole = entries !== undefined && taken.length === lines.length;
  return {
    values: { headers: textWhere(false), secretHeaders: textWhere(true) },
    notes: isWhole ? [] : [notes.headersOut],
  };
}

function bodyOf(row: KumaRow): Part {
  const body = textOf(row, 'body');
  if (body === '') return { values: {}, notes: [] };
  const encoding = textOf(row, 'http_body_encoding') || 'json';
  if (encoding === 'form') return { values: { body: formLines(body), bodyFormat: 'form' }, notes: [] };
  if (encoding === 'json' && jsonOf(row, 'body') !== undefined)
    return { values: { body, bodyFormat: 'json' }, notes: [] };
  return { values: { body, bodyFormat: 'text' }, notes: [notes.bodyAsText] };
}

function formLines(body: string): string {
  return [...new URLSearchParams(body)].map(([name, value]) => `${name}=${value}`).join('\n');
}

function loginOf(row: KumaRow): Part {
  const method = textOf(row, 'auth_method');
  if (method === '') return { values: {}, notes: [] };
  if (method === 'basic')
    return {
      values: { user: textOf(row, 'basic_auth_user'), password: textOf(row, 'basic_auth_pass') },
      notes: [],
    };
  const token = textOf(row, 'bearer_token');
  if (method === 'bearer' && token !== '') return { values: { token }, notes: [] };
  const note = method === 'bearer' ? notes.noToken : notes.signIn;
  return { values: { ca: authority(row) }, notes: [note], isPaused: true };
}

function authority(row: KumaRow): string | undefined {
  const text = textOf(row, 'tls_ca');
  return text.includes('BEGIN CERTIFICATE') ? text : undefined;
}

function expected(row: KumaRow): Part {
  const codes = acceptedOf(row);
  const values = { acceptedStatus: codes ?? undefined };
  const told = codes === null ? [notes.acceptsAll] : [];
  const type = textOf(row, 'type');
  if (type === 'keyword')
    return {
      values: { ...values, keyword: keywordOf(row), keywordIsUnwanted: isSet(row, 'invert_keyword') },
      notes: told,
    };
  if (type !== 'json-query') return { values, notes: told };
  const query = jsonQueryOf(row);
  return { ...query, values: { ...values, ...query.values }, notes: [...told, ...query.notes] };
}

/** Spaces around it count. */
function keywordOf(row: KumaRow): string {
  const value = row['keyword'];
  return typeof value === 'string' ? value : '';
}

/** Null: there is a list, and it cannot be read. */
export function acceptedOf(row: KumaRow): string | null | undefined {
  if (textOf(row, 'accepted_statuscodes_json') === '') return undefined;
  const list = jsonOf(row, 'accepted_statuscodes_json');
  const text = Array.isArray(list) ? list.filter((code) => typeof code === 'string').join(', ') : '';
  return text !== '' && parseAcceptedStatus(text) !== undefined ? text : null;
}

const operators = ['==', '!=', '<', '<=', '>', '>=', 'contains'];

/** A path of names and positions is the same in JSONata and here, but for the `$` in front. */
export function plainPath(text: string): string | undefined {
  const path = text.trim().replace(/^\$\.?/, '');
  return /^[\w.[\]-]*$/.test(path) && parsePath(path).path !== undefined ? path : undefined;
}

function jsonQueryOf(row: KumaRow): Part {
  const operator = textOf(row, 'json_path_operator') || '==';
  const jsonExpected = textOf(row, 'expected_value');
  const jsonPath = plainPath(textOf(row, 'json_path'));
  if (jsonPath === '' && operator === 'contains')
    return { values: { keyword: jsonExpected }, notes: [notes.wholeBody] };
  if (jsonPath === undefined || jsonPath === '' || !operators.includes(operator))
    return { values: {}, notes: [notes.jsonPath], isPaused: true };
  return { values: { jsonPath, jsonOperator: operator, jsonExpected }, notes: [] };
}
