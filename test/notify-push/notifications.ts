import type { BrowserContext, Page } from 'playwright-core';

/** A notification as the browser shows it. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly renotify: boolean;
  readonly path: string;
}

// As text: the types of a browser are none of the tests' own.
const readShown = `navigator.serviceWorker.ready
  .then((registration) => registration.getNotifications())
  .then((list) => list.map(({ title, body, actions, renotify, data }) =>
    ({ title, body, actions: actions.map(({ action }) => action), renotify, path: data.path })))`;

export async function shownIn(page: Page): Promise<Shown[]> {
  return page.evaluate<Shown[]>(readShown);
}

/** What the browser does when somebody presses a button of the only notification. */
export async function press(context: BrowserContext, action: string): Promise<void> {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('There is no service worker.');
  await worker.evaluate(`(async () => {
    const [notification] = await self.registration.getNotifications();
    const event = new NotificationEvent('notificationclick', { notification, action: ${JSON.stringify(action)} });
    const works = [];
    Object.defineProperty(event, 'waitUntil', { value: (work) => works.push(work) });
    self.dispatchEvent(event);
    await Promise.all(works);
  })()`);
}
