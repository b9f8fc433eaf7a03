import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../shell/routes.ts';
import { AlertSearch } from './alerts/alert-search.ts';
import { RoutingSearch } from './routing/routing-search.ts';

const AlertsPage = lazy(() =>
  import('./alerts/alerts-page.tsx').then((page) => ({ default: page.AlertsPage })),
);
const HistoryPage = lazy(() =>
  import('./history/history-page.tsx').then((page) => ({ default: page.HistoryPage })),
);
const SilencesPage = lazy(() =>
  import('./silences/silences-page.tsx').then((page) => ({ default: page.SilencesPage })),
);
const ChannelsPage = lazy(() =>
  import('./channels/channels-page.tsx').then((page) => ({ default: page.ChannelsPage })),
);
const InputsPage = lazy(() =>
  import('./inputs/inputs-page.tsx').then((page) => ({ default: page.InputsPage })),
);
const TemplatesPage = lazy(() =>
  import('./templates/templates-page.tsx').then((page) => ({ default: page.TemplatesPage })),
);
const RoutingPage = lazy(() =>
  import('./routing/routing-page.tsx').then((page) => ({ default: page.RoutingPage })),
);
const DeliveriesPage = lazy(() =>
  import('./deliveries/deliveries-page.tsx').then((page) => ({ default: page.DeliveriesPage })),
);

const word = z.string().optional().catch(undefined);

export function notifyRoutes(shell: ShellRoute) {
  const getParentRoute = () => shell;
  return [
    createRoute({ getParentRoute, path: '/notify', validateSearch: AlertSearch, component: AlertsPage }),
    createRoute({
      getParentRoute,
      path: '/notify/history',
      validateSearch: z.object({ q: word, severity: word }),
      component: HistoryPage,
    }),
    createRoute({
      getParentRoute,
      path: '/notify/silences',
      validateSearch: z.object({ from: word }),
      component: SilencesPage,
    }),
    createRoute({ getParentRoute, path: '/notify/channels', component: ChannelsPage }),
    createRoute({
      getParentRoute,
      path: '/notify/inputs',
      validateSearch: z.object({ q: word, input: word, new: word }),
      component: InputsPage,
    }),
    createRoute({
      getParentRoute,
      path: '/notify/templates',
      validateSearch: z.object({ template: word }),
      component: TemplatesPage,
    }),
    createRoute({
      getParentRoute,
      path: '/notify/routing',
      validateSearch: RoutingSearch,
      component: RoutingPage,
    }),
    createRoute({
      getParentRoute,
      path: '/notify/deliveries',
      validateSearch: z.object({ delivery: word, state: word }),
      component: DeliveriesPage,
    }),
  ];
}
