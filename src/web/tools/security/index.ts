import { lazy } from 'react';
import { deriveStore } from '../../shell/store.ts';
import type { ToolPages } from '../../shell/tool-pages.ts';
import { liveLab } from './live.ts';
import { securityRoutes } from './routes.ts';

const LiveSecurityBackground = lazy(() =>
  import('./live-background.ts').then((module) => ({ default: module.LiveSecurityBackground })),
);
const SecurityHome = lazy(() => import('./home.tsx').then((module) => ({ default: module.SecurityHome })));

export const securityPages: ToolPages = {
  id: 'security',
  routes: securityRoutes,
  Background: LiveSecurityBackground,
  Home: SecurityHome,
  waiting: deriveStore(liveLab, ({ overview }) => overview?.counts.ranks.now ?? 0),
  commands: async (context) => (await import('./security-commands.ts')).securityCommands(context),
};
