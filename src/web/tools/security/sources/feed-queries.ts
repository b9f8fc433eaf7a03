import { useQuery } from '@tanstack/react-query';
import type { SecuritySettings } from '#contracts/security/feeds.ts';
import { queryClient } from '../../../shell/session.ts';
import { securityApi } from '../security-api.ts';

const feedsKey = ['security', 'feeds'] as const;
const settingsKey = ['security', 'settings'] as const;
const busyMs = 2_000;
const restMs = 30_000;

/** Asked more often while something is on its way. */
export function useFeeds() {
  return useQuery({
    queryKey: feedsKey,
    queryFn: ({ signal }) => securityApi.feeds({}, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.feeds.some(({ parts }) => parts.some(({ isFetching }) => isFetching)) ? busyMs : restMs,
  });
}

export function rereadFeeds(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: feedsKey });
}

export function useSettings() {
  return useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => securityApi.securitySettings({}, { signal }),
  });
}

/** Shown at once, and taken back where the server refuses. */
export async function saveSettings(before: SecuritySettings, change: Partial<SecuritySettings>) {
  const next = { ...before, ...change };
  queryClient.setQueryData(settingsKey, next);
  try {
    queryClient.setQueryData(settingsKey, await securityApi.saveSecuritySettings({ body: next }));
  } catch (error) {
    queryClient.setQueryData(settingsKey, before);
    throw error;
  }
  await rereadFeeds();
}
