import { useNavigate } from '@tanstack/react-router';
import { lazy } from 'react';
import { formatMessage } from '../../i18n/message.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { ToolPages } from '../../shell/tool-pages.ts';
import { wantsAttention } from './container-state.ts';
import { containersText } from './containers-text.ts';
import { LiveBackground, useLive } from './live.ts';
import { containersRoutes } from './routes.ts';

const ContainersHome = lazy(() => import('./home.tsx').then((module) => ({ default: module.ContainersHome })));

export const containersPages: ToolPages = {
  id: 'containers',
  routes: containersRoutes,
  Background: LiveBackground,
  Home: ContainersHome,
  useWaiting: () => [...useLive().containers.values()].filter(wantsAttention).length,
  useRunning: useRunningOperations,
  commands: (context) => import('./container-commands.ts').then((module) => module.containerCommands(context)),
};

function useRunningOperations() {
  const { operations } = useLive();
  const navigate = useNavigate();
  const language = useLanguage();
  return operations.map((operation) => {
    const verb = Object.entries(containersText).find(([key]) => key === operation.kind)?.[1];
    const step = operation.steps.find(({ state }) => state === 'running' || state === 'failed')?.title ?? '';
    return {
      id: operation.id,
      title: `${verb ? formatMessage(verb, language) : operation.kind} ${operation.targetName}`,
      step: operation.error?.message ?? step,
      startedAtMs: operation.startedAtMs,
      state: operation.state,
      open: () => void navigate({ to: `/containers/${encodeURIComponent(operation.host)}/${operation.targetId}` }),
    };
  });
}
