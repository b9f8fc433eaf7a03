import { lazy } from 'react';
import { deriveStore } from '../../shell/store.ts';
import type { ToolPages } from '../../shell/tool-pages.ts';
import { livePulse } from './live.ts';
import { isWrong } from './monitor-state.ts';
import { pulseRoutes } from './routes.ts';

const LivePulseBackground = lazy(() =>
  import('./live-background.ts').then((module) => ({ default: module.LivePulseBackground })),
);
const PulseHome = lazy(() => import('./home.tsx').then((module) => ({ default: module.PulseHome })));

export const pulsePages: ToolPages = {
  id: 'pulse',
  routes: pulseRoutes,
  Background: LivePulseBackground,
  Home: PulseHome,
  waiting: deriveStore(livePulse, ({ monitors }) => [...monitors.values()].filter(isWrong).length),
  commands: async (context) => (await import('./pulse-commands.ts')).pulseCommands(context),
};
