import { Navigate, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { AppRoot } from '../ui/app-root.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { explain } from './api.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Palette } from './palette.tsx';
import { useHubStatus, useMe } from './session.ts';
import { useToolPages } from './shell-context.ts';
import { shellText } from './shell-text.ts';
import { Sidebar } from './sidebar.tsx';
import { toolNames } from './tool-names.ts';
import { TopBar } from './top-bar.tsx';
import { Warnings } from './warnings.tsx';

export function Frame() {
  return (
    <AppRoot>
      <Gate />
    </AppRoot>
  );
}

/** Decides who sees the app: the unclaimed are sent to claim it, strangers to sign in. */
function Gate() {
  const text = useText(shellText);
  const status = useHubStatus();
  const me = useMe();
  const failed = status.error ?? me.error;
  if (failed) {
    const { message, engineText } = explain(failed, text('serverAwayHint'));
    return (
      <main className="mx-auto max-w-xl p-6">
        <ErrorState
          title={text('serverAway')}
          message={message}
          engineText={engineText}
          onRetry={() => void retry(status, me)}
        />
      </main>
    );
  }
  if (!status.data || me.data === undefined) return <Loading />;
  if (!status.data.claimed) return <Navigate to="/claim" replace />;
  if (me.data === null) return <ToSignIn />;
  return <SignedIn />;
}

/** Remembers where the person wanted to go when it first appears: later the address is that of the sign-in page. */
function ToSignIn() {
  const router = useRouter();
  const [wanted] = useState(() => router.state.location.href);
  return <Navigate to="/sign-in" search={wanted === '/' ? {} : { next: wanted }} replace />;
}

function retry(...queries: readonly { refetch: () => Promise<unknown> }[]): Promise<unknown> {
  return Promise.all(queries.map((query) => query.refetch()));
}

function SignedIn() {
  const text = useText(shellText);
  const pages = useToolPages();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tool = toolNames.find(({ path: at }) => at !== '/' && path.startsWith(at))?.id ?? 'hub';
  const main = useFocusOnNavigation(path);
  // On the body rather than here, so that drawers, dialogs and menus carry the tool's accent too.
  useLayoutEffect(() => {
    document.body.dataset['tool'] = tool;
  }, [tool]);
  return (
    <div className="grid h-dvh grid-rows-[auto_1fr_auto] sm:grid-cols-[auto_1fr] sm:grid-rows-[auto_1fr]">
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-elevated px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {text('skipToContent')}
      </a>
      {pages.map(
        ({ id, Background }) =>
          Background && (
            <Suspense key={id}>
              <Background />
            </Suspense>
          ),
      )}
      <Sidebar active={tool} />
      <TopBar active={tool} />
      <main
        id="page"
        ref={main}
        tabIndex={-1}
        className="min-h-0 min-w-0 overflow-y-auto outline-none sm:col-start-2"
      >
        <Warnings />
        <Outlet />
      </main>
      <BottomBar active={tool} />
      <Palette />
    </div>
  );
}

/** A new page starts at its top and is announced; moving between drawers of one page keeps its place. */
function useFocusOnNavigation(path: string) {
  const main = useRef<HTMLElement>(null);
  const page = path.split('/')[1];
  const seen = useRef(page);
  useEffect(() => {
    if (seen.current === page) return;
    seen.current = page;
    main.current?.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
  return main;
}
