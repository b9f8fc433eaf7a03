import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import type { ScannedImage } from '#contracts/security/image.ts';
import type { LabOverview } from '#contracts/security/lab.ts';
import { rootRoute, shellRoute } from '../../shell/routes.ts';
import { queryClient } from '../../shell/session.ts';
import { AppRoot } from '../../ui/app-root.tsx';
import { overviewFixture } from './lab-fixtures.ts';
import { securityPages } from './index.ts';
import { emptyLab, keyOf } from './live-store.ts';
import { liveLab } from './live.ts';

// Pages load on demand: here before the first test, whose time it would take on a busy machine.
await Promise.all([
  import('./now/now-page.tsx'),
  import('./flaw/flaw-drawer.tsx'),
  import('./images/images-page.tsx'),
  import('./images/image-drawer.tsx'),
  import('./packages/packages-page.tsx'),
  import('./acceptances/acceptances-page.tsx'),
  import('./over-time/over-time-page.tsx'),
  import('./sources/sources-page.tsx'),
]);
configure({ asyncUtilTimeout: 15_000 });

export interface Shown {
  readonly permissions?: readonly string[];
  readonly images?: readonly ScannedImage[];
  readonly overview?: LabOverview;
}

export const everything = ['security:read', 'security:operate', 'security:accept', 'security:configure'];

/** A page of Security at its address, as somebody sees it to whom the live stream has told this much. */
export function showPage(path: string, { permissions = everything, images = [], overview }: Shown = {}) {
  queryClient.clear();
  queryClient.setQueryData(['hub', 'me'], { user: { id: 'u1' }, permissions, grants: [] });
  liveLab.set({
    ...emptyLab,
    loaded: true,
    images: new Map(images.map((image) => [keyOf(image), image])),
    overview: overview ?? overviewFixture(),
  });
  shellRoute.update({ component: Outlet });
  const router = createRouter({
    routeTree: rootRoute.addChildren([shellRoute.addChildren(securityPages.routes(shellRoute))]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const page = render(
    <QueryClientProvider client={queryClient}>
      <AppRoot>
        <RouterProvider router={router} />
      </AppRoot>
    </QueryClientProvider>,
  );
  return { ...page, router };
}

/** What is asked, by `METHOD /path`, and what it is answered with; a function sees the request. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly what: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** A server for `fetch`: it answers what it knows, and 404 to the rest. `asked` grows with each request. */
export function answering(answers: Answers) {
  const asked: Asked[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const address = input instanceof Request ? input.url : input;
    const url = new URL(address, 'http://localhost');
    const what = `${init?.method ?? 'GET'} ${decodeURIComponent(url.pathname.replace('/api/security', ''))}`;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const one = { what, query: url.searchParams, body };
    asked.push(one);
    const answer = answers[what];
    if (answer instanceof Response) return answer.clone();
    if (answer !== undefined) return Response.json(typeof answer === 'function' ? answer(one) : answer);
    const detail = 'There is no such thing.';
    return Response.json(
      { type: 'about:blank', title: 'Not found', status: 404, code: 'not-found', detail },
      { status: 404 },
    );
  };
  return { fetch, asked };
}
