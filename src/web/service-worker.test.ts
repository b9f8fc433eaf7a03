import { expect, test } from 'vitest';

const files = import.meta.glob<string>('./public/service-worker.js', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [source = ''] = Object.values(files);
const origin = 'https://nexus.example';
const message = {
  title: 'photos stopped',
  body: 'New',
  tag: 'group',
  isFiring: true,
  isCritical: false,
  language: 'es',
  path: '/notify?alert=a1',
  alerts: ['a1', 'b2'],
  actions: [
    { action: 'acknowledge', title: 'Reconocer' },
    { action: 'snooze-1h', title: 'Posponer 1 h' },
  ],
};

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** The worker in a browser that writes down what it is asked for. `statuses`: what NEXUS answers, in turn. */
function openWorker(statuses: readonly (number | 'nothing')[] = [], windows: readonly string[] = []) {
  const listeners = new Map<string, (event: object) => void>();
  const asked: Asked[] = [];
  const shown: { title: string; options: Record<string, unknown> }[] = [];
  const opened: string[] = [];
  const fetch = async (path: string, { method, body }: { method: string; body: string }) => {
    const status = statuses[asked.length] ?? 200;
    asked.push({ method, path, body: JSON.parse(body) });
    if (status === 'nothing') throw new TypeError('Failed to fetch');
    return { status };
  };
  const windowAt = (url: string) => ({
    url,
    focus: async () => void opened.push(`focus ${url}`),
    navigate: async (to: string) => void opened.push(`navigate ${to}`),
  });
  const fresh = { toJSON: () => ({ endpoint: 'https://push/new', keys: { p256dh: 'p', auth: 'a' } }) };
  const self = {
    addEventListener: (kind: string, listener: (event: object) => void) => listeners.set(kind, listener),
    clients: {
      matchAll: async () => windows.map((path) => windowAt(`${origin}${path}`)),
      openWindow: async (url: string) => void opened.push(`open ${url}`),
    },
    registration: {
      showNotification: async (title: string, options: Record<string, unknown>) =>
        void shown.push({ title, options }),
      pushManager: { subscribe: async () => fresh },
    },
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- a worker is a script of its own, not a module
  new Function('self', 'location', 'fetch', source)(self, { origin }, fetch);
  const dispatch = async (kind: string, event: object) => {
    const works: Promise<unknown>[] = [];
    listeners.get(kind)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) });
    await Promise.all(works);
  };
  const press = (action: string) =>
    dispatch('notificationclick', { action, notification: { data: message, close: () => {} } });
  return { dispatch, press, asked, shown, opened };
}

test('what comes is shown, and takes the place of what came before it', async () => {
  const worker = openWorker();
  await worker.dispatch('push', { data: { json: () => message } });
  await worker.dispatch('push', { data: { json: () => ({ ...message, isFiring: false, actions: [] }) } });
  expect(worker.shown).toMatchObject([
    {
      title: 'photos stopped',
      options: { tag: 'group', renotify: true, lang: 'es', data: { alerts: ['a1', 'b2'] } },
    },
    { options: { tag: 'group', renotify: false, actions: [] } },
  ]);
});

test.each([[null], [{ json: () => JSON.parse('{') }]])(
  'what cannot be read is still shown: %o',
  async (data) => {
    const worker = openWorker();
    await worker.dispatch('push', { data });
    expect(worker.shown).toMatchObject([
      { title: 'NEXUS', options: { body: expect.stringContaining('Open NEXUS') } },
    ]);
  },
);

test.each([
  ['acknowledge', ['/api/notify/alerts/a1/acknowledgement', '/api/notify/alerts/b2/acknowledgement']],
  ['snooze-1h', ['/api/notify/alerts/a1/snooze', '/api/notify/alerts/b2/snooze']],
])('%s is asked for each alert, and says no more when it is done', async (action, paths) => {
  // One of them is over meanwhile.
  const worker = openWorker([200, 409]);
  const beforeMs = Date.now();
  await worker.press(action);
  expect(worker.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(
    paths.map((path) => `POST ${path}`),
  );
  const untilMs = worker.asked[0]?.body['untilMs'];
  if (action === 'snooze-1h') expect(untilMs).toBeGreaterThanOrEqual(beforeMs + 3_600_000);
  expect([worker.shown, worker.opened]).toEqual([[], []]);
});

test('signed out, it opens the page', async () => {
  const worker = openWorker([401, 401]);
  await worker.press('acknowledge');
  expect(worker.opened).toEqual([`open ${origin}/notify?alert=a1`]);
});

test.each([[[403, 200]], [['nothing', 'nothing']], [[404, 404]], [[500, 200]]] as const)(
  'what was not done (%o) is said, in the language of the message',
  async (statuses) => {
    const worker = openWorker(statuses);
    await worker.press('acknowledge');
    expect(worker.shown).toMatchObject([
      {
        title: 'photos stopped',
        options: { renotify: true, body: expect.stringMatching(/^«Reconocer» no se hizo\./u) },
      },
    ]);
  },
);

test.each([
  ['no window', [], [`open ${origin}/notify?alert=a1`]],
  ['one elsewhere', ['/containers'], [`open ${origin}/notify?alert=a1`]],
  ['one with alerts', ['/notify'], [`focus ${origin}/notify`, `navigate ${origin}/notify?alert=a1`]],
  ['one with this alert', ['/notify', '/notify?alert=a1'], [`focus ${origin}/notify?alert=a1`]],
])('a press opens the page of the alert: %s', async (_, windows, opened) => {
  const worker = openWorker([], windows);
  await worker.press('');
  expect(worker.opened).toEqual(opened);
  expect(worker.asked).toEqual([]);
});

test('a new address is told to NEXUS with the old one', async () => {
  const worker = openWorker();
  const oldSubscription = { endpoint: 'https://push/old', options: {} };
  await worker.dispatch('pushsubscriptionchange', { oldSubscription, newSubscription: null });
  expect(worker.asked).toEqual([
    {
      method: 'PUT',
      path: '/api/notify/push/device',
      body: { endpoint: 'https://push/new', p256dh: 'p', auth: 'a', replaces: 'https://push/old' },
    },
  ]);
});
