import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '#test/journey/browser.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { createContainers } from '../busybox-containers.ts';
import { startNexus, temporaryFolder } from '../nexus-process.ts';
import { askEngine } from '../raw-engine.ts';
import { openSignedIn } from '../signed-in-page.ts';
import { quantile, round } from '../statistics.ts';

/** Notes in the page when the row of a container, as drawn, begins to say another state. */
const watchRow = `(name) => {
  globalThis.nexusSeen = [];
  const look = () => {
    const row = [...document.querySelectorAll('[role=row]')].find((one) => one.textContent.includes(name));
    const state = /running|exited/.exec(row?.textContent ?? '')?.[0];
    if (state && state !== nexusSeen.at(-1)?.state) nexusSeen.push({ state, atMs: Date.now() });
  };
  new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}`;

interface Seen {
  readonly state: 'running' | 'exited';
  readonly atMs: number;
}

/**
 * From the engine's own time stamp of a start or an end, caused from outside NEXUS, to the frame in which a real browser
 * shows it.
 */
export async function measureEventToScreen({ quick, say }: BenchmarkOptions): Promise<Measurement> {
  const changes = quick ? 6 : 40;
  say(`changing a container ${changes} times before the eyes of a browser …`);
  await using folder = await temporaryFolder();
  await using containers = await createContainers(1, 1);
  await using nexus = await startNexus(folder.path);
  const id = containers.ids[0]!;
  await using browser = await openBrowser();
  const page = await openSignedIn(browser, nexus);
  await watchContainer(page, nexus.url, await nameOf(id));
  const samples: number[] = [];
  for (let change = 0; change < changes; change++) samples.push(await changeOnce(page, id, change % 2 === 0));
  return {
    name: 'eventToScreenMs',
    value: round(quantile(samples, 0.95)),
    atMost: 500,
    note: `95th percentile of ${changes}; median ${round(quantile(samples, 0.5))}`,
  };
}

async function changeOnce(page: Page, id: string, isRunning: boolean): Promise<number> {
  await askEngine('POST', `/containers/${id}/${isRunning ? 'kill' : 'start'}`);
  const seen = await untilSeen(page, isRunning ? 'exited' : 'running');
  const { State: state } = JSON.parse(await askEngine('GET', `/containers/${id}/json`));
  return seen.atMs - Date.parse(isRunning ? state.FinishedAt : state.StartedAt);
}

/** Asks from outside: the page's security policy lets no script be made from text inside. */
async function untilSeen(page: Page, state: Seen['state']): Promise<Seen> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const seen = await page.evaluate<Seen | undefined>('nexusSeen.at(-1)');
    if (seen?.state === state) return seen;
    await delay(20);
  }
  throw new Error(`The page does not show "${state}" within 15 s.`);
}

async function watchContainer(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/containers?q=${name}`);
  await page.getByRole('row').filter({ hasText: name }).first().waitFor();
  await page.evaluate(`(${watchRow})(${JSON.stringify(name)})`);
}

async function nameOf(id: string): Promise<string> {
  return String(JSON.parse(await askEngine('GET', `/containers/${id}/json`)).Name).slice(1);
}
