// Makes the app installable and lets it say in its own words that NEXUS is away. Answers of the API are never kept:
// what is shown must be current or marked as old, and only the page itself can do that.
const shell = 'nexus-shell-1';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(['/', '/theme.js', '/icon.svg'])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(freshFirst(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(request));
});

/** The page itself: the newest when the server answers, the last one seen when it does not. */
async function freshFirst(request) {
  const cache = await caches.open(shell);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put('/', answer.clone());
    return answer;
  } catch {
    return (await cache.match('/')) ?? Response.error();
  }
}

/** Hashed files never change under their name. */
async function keptFirst(request) {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// Messages of Notify. What comes is `PushPayload` of src/tools/notify/channel-push.

const hourMs = 3_600_000;
const words = {
  en: {
    unreadable: 'Something happened. Open NEXUS to see it.',
    failed: (title) => `“${title}” was not done. Open NEXUS and try again there.`,
  },
  es: {
    unreadable: 'Ha ocurrido algo. Abre NEXUS para verlo.',
    failed: (title) => `«${title}» no se hizo. Abre NEXUS e inténtalo allí.`,
  },
};

self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))));

/** A browser takes the right to push away from who shows nothing, so there is always something. */
function read(data) {
  try {
    const { title, body, tag, isFiring, isCritical, language, path, alerts, actions } = data.json();
    return { title: String(title), body, tag, isFiring, isCritical, language, path, alerts, actions };
  } catch {
    return {
      title: 'NEXUS',
      body: words.en.unreadable,
      tag: 'nexus',
      path: '/notify',
      alerts: [],
      actions: [],
    };
  }
}

/** A newer message of a group takes the place of the older one, and makes itself heard only while something is wrong. */
function show(message) {
  return self.registration.showNotification(message.title, {
    body: message.body,
    tag: message.tag,
    renotify: message.isFiring === true,
    requireInteraction: message.isCritical === true,
    icon: '/icon-192.png',
    lang: message.language,
    actions: message.actions,
    data: message,
  });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const message = event.notification.data;
  event.waitUntil(event.action === '' ? openPage(message.path) : answerAlerts(message, event.action));
});

/** As whoever is signed in here; who is not, is shown the page. */
async function answerAlerts(message, action) {
  const statuses = await Promise.all(message.alerts.map((alert) => answerAlert(alert, action)));
  if (statuses.some(isAnswered) && statuses.every((status) => isAnswered(status) || status === 404)) return;
  if (statuses.includes(401)) return openPage(message.path);
  const { title } = message.actions.find((one) => one.action === action);
  const { failed } = words[message.language] ?? words.en;
  await show({ ...message, body: `${failed(title)}\n${message.body}`, isFiring: true });
}

/** What is over meanwhile (409) needs no answer. */
function isAnswered(status) {
  return (status >= 200 && status < 300) || status === 409;
}

/** The status of NEXUS' answer; 0 where none came. */
async function answerAlert(alert, action) {
  const at = `/api/notify/alerts/${encodeURIComponent(alert)}`;
  try {
    const { status } =
      action === 'acknowledge'
        ? await send('POST', `${at}/acknowledgement`, {})
        : await send('POST', `${at}/snooze`, { untilMs: Date.now() + hourMs });
    return status;
  } catch {
    return 0;
  }
}

function send(method, path, body) {
  return fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** A window that shows it, or one that shows alerts, or a new one: nobody loses what they are writing elsewhere. */
async function openPage(path) {
  const { href, pathname } = new URL(path, location.origin);
  const windows = await self.clients.matchAll({ type: 'window' });
  const same = windows.find((one) => one.url === href);
  if (same) return same.focus();
  const near = windows.find((one) => new URL(one.url).pathname === pathname);
  if (!near) return self.clients.openWindow(href);
  await near.focus();
  return near.navigate(href).catch(() => self.clients.openWindow(href));
}

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain(event)));

/** NEXUS learns the new address from whoever is signed in here; else the device is shown as unsubscribed there. */
async function subscribeAgain({ oldSubscription, newSubscription }) {
  if (!oldSubscription) return;
  const fresh = newSubscription ?? (await self.registration.pushManager.subscribe(oldSubscription.options));
  const { endpoint, keys } = fresh.toJSON();
  await send('PUT', '/api/notify/push/device', { endpoint, ...keys, replaces: oldSubscription.endpoint });
}
