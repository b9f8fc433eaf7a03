import type { SecureContext } from 'node:tls';
import { secureContextOf } from '../connection/trust.ts';
import type { NumberRange } from '../number-ranges.ts';
import { parseAcceptedStatus } from './accepted-status.ts';
import { type Destination, destinationOf } from './destination.ts';
import { type Header, readHeaders } from './header-lines.ts';
import type { HttpSettings } from './http-settings.ts';
import { jsonQuery, type JsonQuery } from './json-query.ts';
import { secretTexts } from '../secret-texts.ts';

/** What the settings of a monitor come to, worked out once and not with every check. */
export interface HttpPlan {
  readonly url: URL;
  readonly destination: Destination;
  readonly headers: readonly Header[];
  /** Those for when somebody looks at the body: it may come compressed. */
  readonly headersForBody: readonly Header[];
  readonly body: Buffer | undefined;
  readonly accepted: readonly NumberRange[];
  readonly query: JsonQuery | undefined;
  readonly secureContext: SecureContext;
  /** Texts that never appear in a result, the longest first. */
  readonly secrets: readonly string[];
}

const plans = new WeakMap<HttpSettings, HttpPlan>();

export function planOf(settings: HttpSettings): HttpPlan {
  const known = plans.get(settings);
  if (known !== undefined) return known;
  const plan = makePlan(settings);
  plans.set(settings, plan);
  return plan;
}

function makePlan(settings: HttpSettings): HttpPlan {
  const url = new URL(settings.url);
  const destination = destinationOf(url, settings.family);
  if (destination === undefined) throw new Error('The settings of a check were not parsed before it ran.');
  const secretHeaders = readHeaders(settings.secretHeaders ?? '');
  const login = loginHeader(settings);
  const own = [...readHeaders(settings.headers ?? ''), ...secretHeaders];
  const type: Header[] = settings.body ? [['Content-Type', types[settings.bodyFormat]]] : [];
  const headers = withDefaults([...own, ...login], [...defaults, ...type]);
  return {
    url,
    destination,
    headers,
    headersForBody: withDefaults(headers, [['Accept-Encoding', 'gzip, br']]),
    body: settings.body ? bodyBytes(settings.body, settings.bodyFormat) : undefined,
    accepted: parseAcceptedStatus(settings.acceptedStatus) ?? [],
    query: settings.jsonPath
      ? jsonQuery(settings.jsonPath, settings.jsonOperator, settings.jsonExpected)
      : undefined,
    secureContext: secureContextOf(settings),
    secrets: secretTexts([...secretHeaders, ...login], settings.password),
  };
}

const defaults: readonly Header[] = [
  ['User-Agent', 'NEXUS-Pulse'],
  ['Accept', '*/*'],
];

function loginHeader({ user, password, token }: HttpSettings): Header[] {
  if (token) return [['Authorization', `Bearer ${token}`]];
  if (!user) return [];
  return [['Authorization', `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`]];
}

const types = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
};

/** Those of the settings win. */
function withDefaults(own: readonly Header[], usual: readonly Header[]): Header[] {
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return [...usual.filter(([name]) => !names.has(name.toLowerCase())), ...own];
}

function bodyBytes(body: string, format: HttpSettings['bodyFormat']): Buffer {
  if (format !== 'form') return Buffer.from(body);
  const fields = body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    });
  return Buffer.from(new URLSearchParams(fields).toString());
}
