import { lazy } from 'react';
import { deriveStore } from '../../shell/store.ts';
import type { ToolPages } from '../../shell/tool-pages.ts';
import { liveWatcher } from './live.ts';
import { watcherRoutes } from './routes.ts';
import { wantsDecision } from './row-state.ts';

const LiveWatcherBackground = lazy(() =>
  import('./live-background.ts').then((module) => ({ default: module.LiveWatcherBackground })),
);
const WatcherHome = lazy(() => import('./home.tsx').then((module) => ({ default: module.WatcherHome })));

export const watcherPages: ToolPages = {
  id: 'watcher',
  routes: watcherRoutes,
  Background: LiveWatcherBackground,
  Home: WatcherHome,
  waiting: deriveStore(
    liveWatcher,
    ({ containers }) => [...containers.values()].filter(wantsDecision).length,
  ),
  commands: async (context) => (await import('./watcher-commands.ts')).watcherCommands(context),
};
