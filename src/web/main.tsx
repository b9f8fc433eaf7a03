import './theme.css';
import { createRouter } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { claimRoute, rootRoute, shellRoute, signInRoute } from './shell/routes.ts';
import { containersPages } from './tools/containers/index.ts';
import { hubPages } from './tools/hub/index.ts';
import { notifyPages } from './tools/notify/index.ts';
import { pulsePages } from './tools/pulse/index.ts';
import { securityPages } from './tools/security/index.ts';
import { watcherPages } from './tools/watcher/index.ts';
import { watchSystemTheme } from './ui/theme.ts';

/** The tools built into this app: the only place in the web that knows them all. */
const pages = [hubPages, containersPages, pulsePages, notifyPages, watcherPages, securityPages];

const router = createRouter({
  routeTree: rootRoute.addChildren([
    claimRoute,
    signInRoute,
    shellRoute.addChildren(pages.flatMap((tool) => tool.routes(shellRoute))),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

watchSystemTheme();

// After an update the files of an older page are gone; the new page knows the new ones.
window.addEventListener('vite:preloadError', () => window.location.reload());

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App router={router} pages={pages} />);

if ('serviceWorker' in navigator && import.meta.env.PROD)
  // Without it the app works all the same; a network that changes under way must not look like a fault of the page.
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
