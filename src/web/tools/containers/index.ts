import { lazy } from 'react';
import type { Operation } from '#contracts/containers/operation.ts';
import { deriveStore } from '../../shell/store.ts';
import type { RunningWork, ToolPages } from '../../shell/tool-pages.ts';
import { wantsAttention } from './container-state.ts';
import { cancelOperation } from './cancel-operation.ts';
import { live, LiveBackground } from './live.ts';
import type { LiveState } from './live-store.ts';
import { operationPath, operationVerb, partFraction } from './operation-words.ts';
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
  running: deriveStore(live, ({ operations, containers }) =>
    operations.map((operation) => runningWork(operation, containers)),
  ),
  commands: async (context) => {
    const [ofContainers, ofStacks] = await Promise.all([
      import('./container-commands.ts'),
      import('./stacks/stack-commands.ts'),
    ]);
    return [...ofContainers.containerCommands(context), ...ofStacks.stackCommands(context)];
  },
};

function runningWork(operation: Operation, containers: LiveState['containers']): RunningWork {
  const step = operation.steps.find(({ state }) => state === 'running' || state === 'failed');
  return {
    id: operation.id,
    verb: operationVerb(operation.kind),
    target: operation.targetName,
    step: operation.error?.message ?? [step?.title, step?.detail].filter(Boolean).join(': '),
    parts: (operation.parts ?? []).map((part) => ({ id: part.id, fraction: partFraction(part) })),
    startedAtMs: operation.startedAtMs,
    state: operation.state,
    path: operationPath(operation, containers),
    ...(operation.isCancellable && { cancel: () => cancelOperation(operation) }),
  };
}
