import { z } from 'zod';
import { call } from '../contract.ts';
import { NewPassword, User, UserName } from './user.ts';

export const signInEndpoints = {
  status: call({
    method: 'GET',
    path: '/status',
    summary: 'Say whether NEXUS is claimed, and whether this connection may sign in',
    access: 'public',
    result: z.object({
      claimed: z.boolean(),
      version: z.string(),
      /** False on plain HTTP from another machine unless NEXUS_ALLOW_HTTP is set: a session cookie would travel in clear. */
      canSignIn: z.boolean(),
    }),
  }),
  claim: call({
    method: 'POST',
    path: '/claim',
    summary: 'Claim a new NEXUS with the one-time code from its log and become its first admin',
    access: 'public',
    body: z.object({
      code: z
        .string()
        .trim()
        .min(1)
        .max(64)
        .meta({ title: 'Claim code', help: 'Printed in the log when NEXUS started.' }),
      name: UserName,
      password: NewPassword,
    }),
    result: z.object({ user: User }),
  }),
  signIn: call({
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in with name and password; answers with a session cookie',
    access: 'public',
    body: z.object({
      name: z.string().min(1).max(64).meta({ title: 'Name' }),
      password: z.string().min(1).max(256).meta({ title: 'Password', secret: true }),
      remember: z.boolean().default(false).meta({ title: 'Stay signed in for 30 days' }),
    }),
    result: z.object({ user: User }),
  }),
  signOut: call({
    method: 'POST',
    path: '/sign-out',
    summary: 'End this session',
    access: 'signed-in',
    result: z.object({}),
  }),
  signOutEverywhere: call({
    method: 'POST',
    path: '/sign-out-everywhere',
    summary: 'End all sessions of this account, this one too',
    access: 'signed-in',
    result: z.object({ ended: z.int() }),
  }),
};
