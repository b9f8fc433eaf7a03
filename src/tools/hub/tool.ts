import type { ToolId } from '#contracts/contract.ts';
import { hub as contract } from '#contracts/hub.ts';
import type { ToolStatus, Warning } from '#contracts/hub/overview.ts';
import type { Authenticator } from '#kernel/access/authenticator.ts';
import { repeat } from '#kernel/repeat.ts';
import type { Handlers, Kernel, RunningTool, Tool } from '#kernel/tool.ts';
import { keepAuditLog, watchAuditLog } from './audit-log.ts';
import { listAudit } from './audit-store.ts';
import { type Claiming, openClaiming } from './claim.ts';
import { endExpired } from './expiry.ts';
import type { Hub } from './hub.ts';
import { createHubAuthenticator } from './hub-authenticator.ts';
import type { HubSchema } from './hub-schema.ts';
import { accounts } from './migrations/0001-accounts.ts';
import { auditLog } from './migrations/0002-audit-log.ts';
import { grants } from './migrations/0003-grants.ts';
import { createPasswordHasher, type HashCost } from './password-hash.ts';
import { changePassword, me, updateMe } from './profile.ts';
import { endSession, ownSessions, signOut, signOutEverywhere } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { signInMethods } from './sign-in/index.ts';
import { createThrottle } from './throttle.ts';
import { createToken, ownTokens, revokeToken } from './tokens.ts';
import { allUsers, changeUser, createUser, removeUser } from './users.ts';

export interface HubToolOptions {
  readonly version: string;
  /** Tools of this NEXUS, running or not; all unless told otherwise. */
  readonly present?: readonly ToolId[];
  /** The six tools, as they are at this moment. */
  readonly tools: () => Promise<ToolStatus[]>;
  readonly warnings: () => Promise<Warning[]>;
  /** Passwords hashed at another cost are hashed anew when their owner signs in. */
  readonly hashCost?: HashCost;
}

export interface RunningHub extends RunningTool<typeof contract> {
  /** Tells who is asking, for this process. */
  readonly authenticator: Authenticator;
}

export interface HubTool extends Tool<typeof contract, HubSchema> {
  start(kernel: Kernel<HubSchema>): Promise<RunningHub>;
}

const expiryEveryMs = 60_000;

export function createHubTool(options: HubToolOptions): HubTool {
  return {
    id: contract.id,
    title: contract.title,
    contract,
    migrations: { '0001-accounts': accounts, '0002-audit-log': auditLog, '0003-grants': grants },
    async start(kernel) {
      const { database, bus, audit, clock, log } = kernel;
      const authenticator = createHubAuthenticator({ database, clock, log });
      const hub: Hub = {
        database,
        bus,
        audit,
        clock,
        log,
        hasher: createPasswordHasher({ cost: options.hashCost }),
        throttle: createThrottle(clock),
        authenticator,
      };
      keepAuditLog(hub);
      watchAuditLog(hub, kernel.schedule);
      const expiring = repeat(clock, expiryEveryMs, () => endExpiredOrLog(hub));
      return {
        handlers: handlersOf(hub, await openClaiming(hub), options),
        authenticator,
        async [Symbol.asyncDispose]() {
          await expiring[Symbol.asyncDispose]();
          await authenticator[Symbol.asyncDispose]();
        },
      };
    },
  };
}

async function endExpiredOrLog(hub: Hub): Promise<void> {
  await endExpired(hub).catch((error: unknown) =>
    hub.log.warn({ error }, 'expired sessions were not removed'),
  );
}

function handlersOf(hub: Hub, claiming: Claiming, options: HubToolOptions): Handlers<typeof contract> {
  return {
    status: async (_input, { canSignIn }) => ({
      claimed: await claiming.isClaimed(),
      version: options.version,
      canSignIn,
    }),
    claim: ({ body }, context) => claiming.claim(body, context),
    signIn: ({ body: { remember, ...proof } }, context) =>
      signIn(hub, { method: signInMethods.password, proof, remember }, context),
    signOut: (_input, context) => signOut(hub, context),
    signOutEverywhere: (_input, context) => signOutEverywhere(hub, context),
    me: async (_input, context) => ({
      ...(await me(hub, context)),
      ...(options.present && { tools: [...options.present] }),
    }),
    updateMe: ({ body }, context) => updateMe(hub, body, context),
    changePassword: ({ body }, context) => changePassword(hub, body, context),
    sessions: (_input, context) => ownSessions(hub, context),
    endSession: ({ params }, context) => endSession(hub, params.id, context),
    tokens: (_input, context) => ownTokens(hub, context),
    createToken: ({ body }, context) => createToken(hub, body, context),
    revokeToken: ({ params }, context) => revokeToken(hub, params.id, context),
    users: () => allUsers(hub),
    createUser: ({ body }, context) => createUser(hub, body, context),
    updateUser: ({ params, body }, context) => changeUser(hub, params.id, body, context),
    removeUser: ({ params }, context) => removeUser(hub, params.id, context),
    overview: async () => ({ tools: await options.tools(), warnings: await options.warnings() }),
    auditLog: ({ query }) => listAudit(hub.database.query, query),
    authenticate: ({ body }) => hub.authenticator.authenticate(body),
  };
}
