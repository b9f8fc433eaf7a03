import { z } from 'zod';
import { Caller } from './access.ts';
import { call, defineContract } from './contract.ts';
import { defineEvent } from './event.ts';
import { AuditEntry, auditRecorded } from './hub/audit.ts';
import { ToolStatus, Warning } from './hub/overview.ts';
import { profileEndpoints } from './hub/profile.ts';
import { signInEndpoints } from './hub/sign-in.ts';
import { tokensEndpoints } from './hub/tokens.ts';
import { usersEndpoints } from './hub/users.ts';

export const userChanged = defineEvent('hub.user-changed', z.object({ userId: z.string() }));
export const sessionsEnded = defineEvent(
  'hub.sessions-ended',
  z.object({
    userId: z.string(),
    sessionIds: z.array(z.string()),
    /** API tokens that were revoked or ran out. */
    tokenIds: z.array(z.string()).default([]),
  }),
);

export const hub = defineContract({
  id: 'hub',
  title: 'Hub',
  events: [userChanged, sessionsEnded, auditRecorded.hub],
  endpoints: {
    ...signInEndpoints,
    ...profileEndpoints,
    ...tokensEndpoints,
    ...usersEndpoints,
    overview: call({
      method: 'GET',
      path: '/overview',
      summary: 'Read the tools, their state and what NEXUS warns about',
      access: 'hub:read',
      result: z.object({ tools: z.array(ToolStatus), warnings: z.array(Warning) }),
    }),
    auditLog: call({
      method: 'GET',
      path: '/audit',
      summary: 'Read who changed what, newest first',
      access: 'hub:read-audit',
      query: z.object({
        before: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        target: z.string().optional(),
      }),
      result: z.array(AuditEntry),
    }),
    authenticate: call({
      method: 'POST',
      path: '/authenticate',
      summary: 'Tell another NEXUS process who holds a session or API token',
      access: 'tool',
      body: z.object({ token: z.string().max(256), kind: z.enum(['session', 'api-token']) }),
      result: Caller,
    }),
  },
});
