import type { Text } from '#library/text.ts';
import { type ContainerFacts, isSecret } from './found.ts';
import { listOf, numberOf } from './kuma-rules.ts';
import { containerSettings } from './label-target.ts';
import { truthOf } from './setting-values.ts';

interface Translated {
  /** As our kind takes them. */
  readonly values: Record<string, unknown>;
  readonly problems: readonly (readonly [setting: string, message: Text])[];
}

type Settings = ReadonlyMap<string, string>;
type Translate = (settings: Settings, container: ContainerFacts) => Translated;

/** The types of Kuma that labels make monitors of, and our kinds for them. */
export const kumaTypes: Readonly<Record<string, { readonly kind: string; readonly settings: Translate }>> = {
  http: { kind: 'http', settings: httpSettings },
  keyword: { kind: 'http', settings: httpSettings },
  'json-query': { kind: 'http', settings: httpSettings },
  port: {
    kind: 'tcp',
    settings: (settings) => plain({ host: settings.get('hostname'), port: numberOf(settings, 'port') }),
  },
  ping: {
    kind: 'ping',
    settings: (settings) =>
      plain({ host: settings.get('hostname'), size: numberOf(settings, 'packet_size') }),
  },
  dns: {
    kind: 'dns',
    settings: (settings) =>
      plain({
        name: settings.get('hostname'),
        type: settings.get('dns_resolve_type'),
        server: settings.get('dns_resolve_server'),
        port: numberOf(settings, 'port'),
      }),
  },
  docker: {
    kind: 'docker',
    settings: (settings, { name }) => plain(containerSettings(settings.get('docker_container') || name)),
  },
  group: { kind: 'group', settings: () => plain({}) },
};

function plain(values: Record<string, unknown>): Translated {
  return { values: withoutAbsent(values), problems: [] };
}

function withoutAbsent(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}

const secretSettings = [
  'basic_auth_pass',
  'basic_auth_password',
  'oauth_client_secret',
  'tls_key',
  'headers',
];
const untranslated = ['authMethod', 'auth_method', 'oauth_token_url', 'proxy_id', 'tls_cert'];

function httpSettings(settings: Settings): Translated {
  const isSet = (name: string) => truthOf(settings.get(name) ?? '');
  const redirects = numberOf(settings, 'max_redirects');
  const jsonPath = settings.get('json_path');
  const values = withoutAbsent({
    url: settings.get('url'),
    method: settings.get('method')?.toUpperCase(),
    body: settings.get('body'),
    bodyFormat: { form: 'form', xml: 'text' }[settings.get('http_body_encoding') ?? ''],
    user: settings.get('basic_auth_user'),
    redirects: redirects === undefined ? undefined : Math.min(redirects, 10),
    acceptedStatus: statusCodes(settings.get('accepted_statuscodes')),
    keyword: settings.get('keyword'),
    keywordIsUnwanted: isSet('invert_keyword'),
    jsonPath: jsonPath === undefined ? undefined : jsonPath.replace(/^\$\.?/, '') || undefined,
    jsonExpected: jsonPath === undefined ? undefined : settings.get('expected_value'),
    ignoreTls: isSet('ignore_tls'),
    ca: settings.get('tls_ca'),
    certificateWarnDays: isSet('expiry_notification') === false ? 0 : undefined,
  });
  const secrets = secretSettings.filter((name) => settings.has(name));
  const others = untranslated.filter((name) => settings.has(name));
  return {
    values,
    problems: [
      ...secrets.map((name) => [name, isSecret] as const),
      ...others.map((name) => [name, notTranslated] as const),
    ],
  };
}

/** `200-299`, or `["200-299", "401"]`. */
function statusCodes(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const list = listOf(text).filter((code) => typeof code === 'string');
  return list.length > 0 ? list.join(', ') : text;
}

const notTranslated: Text = {
  en: 'This setting is not taken over. Look at the monitor before you rely on it.',
  es: 'Este ajuste no se traslada. Revisa el monitor antes de confiar en él.',
};
