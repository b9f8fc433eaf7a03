import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../shell/routes.ts';
import { ImageDetailSearch, ImageSearch } from './images/image-search.ts';
import { FlawSearch } from './now/flaw-search.ts';
import { OverTimeSearch } from './over-time/over-time-search.ts';
import { PackageSearch } from './packages/package-search.ts';

const NowPage = lazy(() => import('./now/now-page.tsx').then((page) => ({ default: page.NowPage })));
const FlawDrawer = lazy(() =>
  import('./flaw/flaw-drawer.tsx').then((page) => ({ default: page.FlawDrawer })),
);
const ImagesPage = lazy(() =>
  import('./images/images-page.tsx').then((page) => ({ default: page.ImagesPage })),
);
const ImageDrawer = lazy(() =>
  import('./images/image-drawer.tsx').then((page) => ({ default: page.ImageDrawer })),
);
const PackagesPage = lazy(() =>
  import('./packages/packages-page.tsx').then((page) => ({ default: page.PackagesPage })),
);
const AcceptancesPage = lazy(() =>
  import('./acceptances/acceptances-page.tsx').then((page) => ({ default: page.AcceptancesPage })),
);
const OverTimePage = lazy(() =>
  import('./over-time/over-time-page.tsx').then((page) => ({ default: page.OverTimePage })),
);
const SourcesPage = lazy(() =>
  import('./sources/sources-page.tsx').then((page) => ({ default: page.SourcesPage })),
);

export function securityRoutes(shell: ShellRoute) {
  const now = createRoute({
    getParentRoute: () => shell,
    path: '/security',
    validateSearch: FlawSearch,
    component: NowPage,
  });
  const flaw = createRoute({ getParentRoute: () => now, path: 'flaws/$flaw', component: FlawDrawer });
  const images = createRoute({
    getParentRoute: () => shell,
    path: '/security/images',
    validateSearch: ImageSearch,
    component: ImagesPage,
  });
  const image = createRoute({
    getParentRoute: () => images,
    path: '$host/$image',
    validateSearch: ImageDetailSearch,
    component: ImageDrawer,
  });
  return [
    now.addChildren([flaw]),
    images.addChildren([image]),
    createRoute({
      getParentRoute: () => shell,
      path: '/security/packages',
      validateSearch: PackageSearch,
      component: PackagesPage,
    }),
    createRoute({ getParentRoute: () => shell, path: '/security/accepted', component: AcceptancesPage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/security/over-time',
      validateSearch: OverTimeSearch,
      component: OverTimePage,
    }),
    createRoute({ getParentRoute: () => shell, path: '/security/sources', component: SourcesPage }),
  ];
}
