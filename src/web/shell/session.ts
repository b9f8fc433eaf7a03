import { QueryClient, useQuery } from '@tanstack/react-query';
import type { GrantedPermission, PermissionGrant } from '#contracts/access.ts';
import type { ToolId } from '#contracts/contract.ts';
import { ProblemError } from '#contracts/problem-error.ts';
import type { User } from '#contracts/hub/user.ts';
import { covers, type Resource } from '#contracts/scope.ts';
import { setLanguage } from '../i18n/language.ts';
import { setTheme } from '../ui/theme.ts';
import { hubApi, isSignedOut } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: mayTryAgain,
      refetchOnWindowFocus: true,
    },
  },
});

/** What is not there, or not for this person, is so a second later too: whoever waits for the page is told at once. */
export function mayTryAgain(failures: number, error: unknown): boolean {
  const isFinal = error instanceof ProblemError && [403, 404].includes(error.problem.status);
  return failures < 2 && !isFinal && !isSignedOut(error);
}

export interface Me {
  readonly user: User;
  /** These hold everywhere. */
  readonly permissions: readonly GrantedPermission[];
  /** These beside them, in parts of the lab. */
  readonly grants: readonly PermissionGrant[];
  /** Tools of this NEXUS; absent: all of them. */
  readonly tools?: readonly ToolId[] | undefined;
}

const meKey = ['hub', 'me'] as const;
const statusKey = ['hub', 'status'] as const;

/** Whether NEXUS is claimed, for anyone. */
export function useHubStatus() {
  return useQuery({
    queryKey: statusKey,
    queryFn: ({ signal }) => hubApi.status({}, { signal }),
    staleTime: 60_000,
  });
}

/** The account of this browser; null when nobody is signed in. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => readMe(signal), staleTime: 60_000 });
}

async function readMe(signal: AbortSignal): Promise<Me | null> {
  try {
    const me = await hubApi.me({}, { signal });
    setLanguage(me.user.language);
    setTheme(me.user.theme);
    return me;
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

/** Reads the account anew after claiming, signing in or changing it. */
export async function refreshSession(): Promise<void> {
  // The account first: a page that learns of the claim before it would take its own person for a stranger.
  await queryClient.refetchQueries({ queryKey: meKey });
  await queryClient.refetchQueries({ queryKey: statusKey });
}

/** Forgets everything that was read: the session is over. */
export function forgetSession(): void {
  queryClient.removeQueries({
    predicate: (query) => query.queryKey[1] !== 'status' && query.queryKey[1] !== 'me',
  });
  queryClient.setQueryData(meKey, null);
}

/** Calls back once somebody else, or nobody, is signed in here. @returns stops it. */
export function onceAccountChanges(userId: string, gone: () => void): () => void {
  const stop = queryClient.getQueryCache().subscribe(() => {
    if (queryClient.getQueryData<Me | null>(meKey)?.user.id === userId) return;
    stop();
    gone();
  });
  return stop;
}

/** Asks about one thing, or whether the permission holds for anything at all. With neither, it must hold everywhere. */
export type May = (permission: GrantedPermission, where?: Resource | 'somewhere') => boolean;

/** What the signed-in account may do. The server decides; this only hides what it would refuse. */
export function useMay(): May {
  const { data } = useMe();
  return (permission, where) => data != null && mayDo(data, permission, where);
}

export function mayDo(
  { permissions, grants, tools }: Pick<Me, 'permissions' | 'grants' | 'tools'>,
  permission: GrantedPermission,
  where?: Resource | 'somewhere',
): boolean {
  // Of a tool that this NEXUS does not have, nothing is offered.
  if (tools && !tools.some((id) => permission.startsWith(`${id}:`))) return false;
  if (permissions.includes(permission)) return true;
  if (where === undefined) return false;
  return grants
    .filter((grant) => grant.permissions.includes(permission))
    .some(({ scopes }) => where === 'somewhere' || scopes.every((scope) => covers(scope, where)));
}
