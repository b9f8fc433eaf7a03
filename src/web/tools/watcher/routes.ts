import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../shell/routes.ts';
import { DetailSearch } from './detail/detail-search.ts';
import { RunSearch } from './history/run-search.ts';
import { ListSearch } from './updates/list-search.ts';

const UpdatesPage = lazy(() =>
  import('./updates/updates-page.tsx').then((page) => ({ default: page.UpdatesPage })),
);
const WatchedDrawer = lazy(() =>
  import('./detail/watched-drawer.tsx').then((page) => ({ default: page.WatchedDrawer })),
);
const HistoryPage = lazy(() =>
  import('./history/history-page.tsx').then((page) => ({ default: page.HistoryPage })),
);
const RunDrawer = lazy(() =>
  import('./history/run-drawer.tsx').then((page) => ({ default: page.RunDrawer })),
);
const RulesPage = lazy(() => import('./rules/rules-page.tsx').then((page) => ({ default: page.RulesPage })));
const RegistriesPage = lazy(() =>
  import('./registries/registries-page.tsx').then((page) => ({ default: page.RegistriesPage })),
);

export function watcherRoutes(shell: ShellRoute) {
  const list = createRoute({
    getParentRoute: () => shell,
    path: '/watcher',
    validateSearch: ListSearch,
    component: UpdatesPage,
  });
  const detail = createRoute({
    getParentRoute: () => list,
    path: '$host/$name',
    validateSearch: DetailSearch,
    component: WatchedDrawer,
  });
  const history = createRoute({
    getParentRoute: () => shell,
    path: '/watcher/history',
    validateSearch: RunSearch,
    component: HistoryPage,
  });
  const run = createRoute({ getParentRoute: () => history, path: '$run', component: RunDrawer });
  return [
    list.addChildren([detail]),
    history.addChildren([run]),
    createRoute({ getParentRoute: () => shell, path: '/watcher/rules', component: RulesPage }),
    createRoute({ getParentRoute: () => shell, path: '/watcher/registries', component: RegistriesPage }),
  ];
}
