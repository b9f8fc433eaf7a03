import { lazy } from 'react';
import { deriveStore } from '../../shell/store.ts';
import type { ToolPages } from '../../shell/tool-pages.ts';
import { wantsPerson } from './alert-state.ts';
import { liveAlerts, LiveAlertsBackground } from './live.ts';
import { notifyRoutes } from './routes.ts';

const NotifyHome = lazy(() => import('./home.tsx').then((module) => ({ default: module.NotifyHome })));

export const notifyPages: ToolPages = {
  id: 'notify',
  routes: notifyRoutes,
  Background: LiveAlertsBackground,
  Home: NotifyHome,
  waiting: deriveStore(
    liveAlerts,
    ({ alerts, dead }) => [...alerts.values()].filter(wantsPerson).length + dead,
  ),
  commands: async (context) => (await import('./notify-commands.ts')).notifyCommands(context),
};
