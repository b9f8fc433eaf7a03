import { type Caller, canBeScoped, type GrantedPermission } from '#contracts/access.ts';
import type { ApiToken } from '#contracts/hub/api-token.ts';
import type { Scope } from '#contracts/scope.ts';
import { tokenDigest } from '#kernel/access/caller-cache.ts';
import { conflict, forbidden, invalid, notFound } from '#kernel/errors.ts';
import { newId, newToken } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import { changeAccounts } from './endings.ts';
import type { Hub } from './hub.ts';
import type { ApiTokenRow } from './hub-schema.ts';
import { signedIn } from './signed-in.ts';
import { permissionsIn, scopesIn } from './stored-access.ts';
import { permissionsAnywhere } from './token-access.ts';
import { insertToken, listTokens } from './token-store.ts';

const dayMs = 24 * 3_600_000;
const maxTokensPerUser = 100;

export interface TokenRequest {
  readonly name: string;
  readonly permissions: readonly GrantedPermission[];
  /** Null: wherever the owner holds them. */
  readonly scopes: readonly Scope[] | null;
  readonly expiresInDays: number | null;
}

export async function ownTokens({ database }: Hub, context: CallContext): Promise<ApiToken[]> {
  return (await listTokens(database.query, signedIn(context).userId)).map(toToken);
}

/** The only time that the token's text is seen. @throws NexusError `forbidden` for more than the owner may do. */
export async function createToken(
  hub: Hub,
  request: TokenRequest,
  context: CallContext,
): Promise<{ token: ApiToken; secret: string }> {
  const caller = signedIn(context);
  assertWithinOwner(caller, request);
  const { name, permissions, scopes, expiresInDays } = request;
  const secret = newToken('nxt');
  const nowMs = hub.clock.now();
  const row: ApiTokenRow = {
    id: newId(nowMs),
    user_id: caller.userId,
    token_digest: tokenDigest(secret),
    name,
    permissions: JSON.stringify([...new Set(permissions)]),
    scopes: scopes && JSON.stringify(scopes),
    created_at_ms: nowMs,
    expires_at_ms: expiresInDays === null ? null : nowMs + expiresInDays * dayMs,
    last_used_at_ms: null,
  };
  await hub.database.transaction(async (tx) => {
    const existing = await listTokens(tx, caller.userId);
    if (existing.length >= maxTokensPerUser) throw conflict('You have 100 API tokens. Revoke one first.');
    await insertToken(tx, row);
    await hub.audit.record(tx, {
      caller,
      action: 'create API token',
      target: `token:${row.id}`,
      outcome: 'succeeded',
      after: toToken(row),
    });
  });
  return { token: toToken(row), secret };
}

/** @throws NexusError `not-found` for a token of someone else as well. */
export async function revokeToken(
  hub: Hub,
  id: string,
  context: CallContext,
): Promise<Record<string, never>> {
  const caller = signedIn(context);
  await changeAccounts(hub, async (tx, endings) => {
    const [revoked] = await endings.endTokens({ userId: caller.userId, only: id });
    if (!revoked) throw notFound('This API token');
    const { name: detail } = revoked;
    const target = `token:${id}`;
    await hub.audit.record(tx, { caller, action: 'revoke API token', target, outcome: 'succeeded', detail });
  });
  return {};
}

function assertWithinOwner(
  { role, grants = [] }: Extract<Caller, { kind: 'user' }>,
  { permissions, scopes }: TokenRequest,
): void {
  const ofOwner = permissionsAnywhere({ role, grants });
  const beyond = permissions.filter((permission) => !ofOwner.includes(permission));
  if (beyond.length > 0) throw forbidden(`You do not hold ${beyond.join(', ')} yourself.`);
  const indivisible = permissions.filter((permission) => !canBeScoped(permission));
  if (scopes === null || indivisible.length === 0) return;
  const message = `${indivisible.join(', ')} holds everywhere or not at all: leave it out of a token that is limited.`;
  throw invalid(message, [{ path: 'permissions', message }]);
}

function toToken(row: ApiTokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    permissions: permissionsIn(row.permissions),
    scopes: scopesIn(row.scopes),
    createdAtMs: row.created_at_ms,
    expiresAtMs: row.expires_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
  };
}
