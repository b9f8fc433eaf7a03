import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../shell/routes.ts';
import { DetailSearch } from './detail/detail-search.ts';
import { ListSearch } from './monitors/list-search.ts';

const MonitorsPage = lazy(() =>
  import('./monitors/monitors-page.tsx').then((page) => ({ default: page.MonitorsPage })),
);
const MonitorDrawer = lazy(() =>
  import('./detail/monitor-drawer.tsx').then((page) => ({ default: page.MonitorDrawer })),
);

const IncidentsPage = lazy(() =>
  import('./incidents/incidents-page.tsx').then((page) => ({ default: page.IncidentsPage })),
);
const IncidentPage = lazy(() =>
  import('./incidents/incident-page.tsx').then((page) => ({ default: page.IncidentPage })),
);

const MaintenancePage = lazy(() =>
  import('./maintenance/maintenance-page.tsx').then((page) => ({ default: page.MaintenancePage })),
);

const SuggestionsPage = lazy(() =>
  import('./suggestions/suggestions-page.tsx').then((page) => ({ default: page.SuggestionsPage })),
);

const ImportPage = lazy(() =>
  import('./import/import-page.tsx').then((page) => ({ default: page.ImportPage })),
);

export function pulseRoutes(shell: ShellRoute) {
  const list = createRoute({
    getParentRoute: () => shell,
    path: '/pulse',
    validateSearch: ListSearch,
    component: MonitorsPage,
  });
  const detail = createRoute({
    getParentRoute: () => list,
    path: 'monitors/$id',
    validateSearch: DetailSearch,
    component: MonitorDrawer,
  });
  return [
    list.addChildren([detail]),
    createRoute({
      getParentRoute: () => shell,
      path: '/pulse/incidents',
      validateSearch: z.object({ state: z.enum(['open', 'ended']).optional().catch(undefined) }),
      component: IncidentsPage,
    }),
    createRoute({ getParentRoute: () => shell, path: '/pulse/incidents/$id', component: IncidentPage }),
    createRoute({ getParentRoute: () => shell, path: '/pulse/maintenance', component: MaintenancePage }),
    createRoute({ getParentRoute: () => shell, path: '/pulse/suggestions', component: SuggestionsPage }),
    createRoute({ getParentRoute: () => shell, path: '/pulse/import', component: ImportPage }),
  ];
}
