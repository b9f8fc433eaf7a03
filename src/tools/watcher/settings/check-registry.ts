import type { RegistryDraft } from '#contracts/watcher/registries.ts';
import { conflict, invalid } from '#kernel/errors.ts';
import { type SettingValues, withKeptSecrets } from '#kernel/settings/secret-settings.ts';
import { dockerHub, isDockerHub } from '#library/image-reference/image-reference.ts';
import type { Text } from '#library/text.ts';
import { registries } from '../registries/index.ts';
import type { Registry } from '../registries/registry.ts';
import { refusals } from './refusals.ts';
import type { StoredRegistry } from './registry-settings.ts';

export interface CheckedRegistry {
  readonly kind: Registry;
  readonly domains: readonly string[];
  /** As the kind's schema has parsed them, with secrets. */
  readonly settings: SettingValues;
}

/** The settings of a draft, whole and accepted by the kind. @throws NexusError `invalid` with the fields */
export function checkRegistry(stored: StoredRegistry | undefined, draft: RegistryDraft): CheckedRegistry {
  const kind = registries.find(({ id }) => id === draft.kind);
  if (!kind) throw refused('kind', refusals.noKind(draft.kind));
  if (stored && stored.kindId !== draft.kind) throw refused('kind', refusals.keepsKind);
  const settings = parsed(kind, withKeptSecrets(kind.settings, draft.settings, stored?.settings ?? {}));
  const domains = domainsOf(kind, settings);
  return { kind, domains, settings: loginOf(settings, draft.settings, stored, domains) };
}

/** One registry has one login: which of two would count, nobody could see. @throws NexusError `conflict` */
export function checkAlone(
  { domains }: Pick<CheckedRegistry, 'domains'>,
  stored: StoredRegistry | undefined,
  all: readonly StoredRegistry[],
): void {
  const others = all.filter(({ id }) => id !== stored?.id).flatMap((other) => other.domains);
  const taken = domains.find((domain) => others.includes(domain));
  if (taken !== undefined) throw conflict(refusals.taken(taken));
}

function parsed(kind: Registry, given: SettingValues): SettingValues {
  const result = kind.settings.strict().safeParse(given);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: ['settings', ...path].map(String).join('.'),
    message,
  }));
  throw invalid(refusals.settings, issues);
}

function domainsOf(kind: Registry, settings: SettingValues): readonly string[] {
  if (!kind.domainOf) return kind.domains;
  const written = kind.domainOf(settings);
  const domain = isDockerHub(written) ? dockerHub : written;
  const owner = registries.find(({ domains }) => domains.includes(domain));
  if (owner && owner.id !== kind.id) throw refused('settings.domain', refusals.ofKind(domain, owner.title));
  return [domain];
}

/** A login is whole or none, and a password goes to no other registry than the one that it was written for. */
function loginOf(
  settings: SettingValues,
  given: SettingValues,
  stored: StoredRegistry | undefined,
  domains: readonly string[],
): SettingValues {
  const { username = '', password = '', ...others } = settings;
  const isKept = password !== '' && (given['password'] ?? null) === null;
  if (isKept && username === '') return others;
  if (isKept && !domains.every((domain) => stored?.domains.includes(domain)))
    throw refused('settings.password', refusals.passwordAgain);
  if ((username === '') === (password === '')) return settings;
  throw username === ''
    ? refused('settings.username', refusals.noUsername)
    : refused('settings.password', refusals.noPassword);
}

export function refused(path: string, sentence: Text) {
  return invalid(sentence, [{ path, message: sentence.en, es: sentence.es }]);
}
