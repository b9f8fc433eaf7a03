import { canBeScoped, type GrantedPermission, permissionsOf, type Role } from '#contracts/access.ts';
import type { Scope } from '#contracts/scope.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { accessText } from './access-text.ts';

const fields = ['host', 'stack', 'label'] as const;
type ScopeKey = Extract<keyof typeof accessText, `scope-${string}`>;

/** Roles, permissions and parts of the lab in whole phrases of the reader's language. */
export function useAccessWords() {
  const text = useText(accessText);
  const language = useLanguage();
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
  const permissions = (all: readonly GrantedPermission[]) => list(all.map((permission) => text(permission)));
  const may = (all: readonly GrantedPermission[]) => text('may', { permissions: permissions(all) });
  return {
    list,
    permissions,
    role: (role: Role) => (role === 'guest' ? text('guestMay') : may(permissionsOf(role))),
    /** What a role allows within a part of the lab. */
    roleInPart: (role: Role) => may(permissionsOf(role).filter(canBeScoped)),
    scope(scope: Scope): string {
      const key = `scope-${fields.filter((field) => scope[field] !== undefined).join('-')}`;
      const { host = '', stack = '', label = '' } = scope;
      return isScopeKey(key) ? text(key, { host, stack, label }) : '';
    },
  };
}

function isScopeKey(key: string): key is ScopeKey {
  return Object.hasOwn(accessText, key);
}
