import { lazy } from 'react';
import type { Operation } from '#contracts/containers/operation.ts';
import { deriveStore } from '../../shell/store.ts';
import type { RunningWork, ToolPages } from '../../shell/tool-pages.ts';
import { wantsAttention } from './container-state.ts';
import { containersText } from './containers-text.ts';
import { live, LiveBackground } from './live.ts';
import { containersRoutes } from './routes.ts';

const ContainersHome = lazy(() =>
  import('./home.tsx').then((module) => ({ default: module.ContainersHome })),
);

export const containersPages: ToolPages = {
  id: 'containers',
  routes: containersRoutes,
  Background: LiveBackground,
  Home: ContainersHome,
  waiting: deriveStore(live, ({ containers }) => [...containers.values()].filter(wantsAttention).length),
  running: deriveStore(live, ({ operations }) => operations.map(runningWork)),
  commands: (context) =>
    import('./container-commands.ts').then((module) => module.containerCommands(context)),
};

function runningWork(operation: Operation): RunningWork {
  const verb = Object.entries(containersText).find(([key]) => key === operation.kind)?.[1] ?? operation.kind;
  const step = operation.steps.find(({ state }) => state === 'running' || state === 'failed')?.title ?? '';
  return {
    id: operation.id,
    verb,
    target: operation.targetName,
    step: operation.error?.message ?? step,
    startedAtMs: operation.startedAtMs,
    state: operation.state,
    path: `/containers/${encodeURIComponent(operation.host)}/${operation.targetId}`,
  };
}
