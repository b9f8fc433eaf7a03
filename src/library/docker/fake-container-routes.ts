import { answer, onContainer, type FakeCall, type Route } from './fake-call.ts';
import {
  create,
  enter,
  kill,
  remove,
  rename,
  restart,
  start,
  stop,
  update,
  wait,
} from './fake-container-changes.ts';
import { detailsOf, summaryOf, type FakeContainer } from './fake-container.ts';
import { serveLog } from './fake-logs.ts';

export const containerRoutes: readonly Route[] = [
  ['GET', /^\/containers\/json$/, listAll],
  ['POST', /^\/containers\/create$/, create],
  [
    'GET',
    /^\/containers\/([^/]+)\/json$/,
    (call) => onContainer(call, (container) => answer(call, 200, detailsOf(container))),
  ],
  [
    'GET',
    /^\/containers\/([^/]+)\/logs$/,
    (call) => onContainer(call, (container) => serveLog(container, call.query, call.response)),
  ],
  [
    'GET',
    /^\/containers\/([^/]+)\/stats$/,
    (call) => onContainer(call, (container) => serveStats(call, container)),
  ],
  ['GET', /^\/containers\/([^/]+)\/changes$/, (call) => onContainer(call, () => answer(call, 200, null))],
  [
    'POST',
    /^\/containers\/([^/]+)\/start$/,
    (call) => onContainer(call, (container) => start(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/stop$/,
    (call) => onContainer(call, (container) => stop(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/kill$/,
    (call) => onContainer(call, (container) => kill(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/restart$/,
    (call) => onContainer(call, (container) => restart(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/pause$/,
    (call) => onContainer(call, (container) => enter(call, container, 'paused', 'pause')),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/unpause$/,
    (call) => onContainer(call, (container) => enter(call, container, 'running', 'unpause')),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/rename$/,
    (call) => onContainer(call, (container) => rename(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/update$/,
    (call) => onContainer(call, (container) => update(call, container)),
  ],
  [
    'POST',
    /^\/containers\/([^/]+)\/wait$/,
    (call) => onContainer(call, (container) => wait(call, container)),
  ],
  ['DELETE', /^\/containers\/([^/]+)$/, (call) => onContainer(call, (container) => remove(call, container))],
];

function listAll(call: FakeCall): void {
  const all = call.query.get('all') === 'true';
  const listed = [...call.state.containers.values()].filter(
    ({ state }) => all || state === 'running' || state === 'paused',
  );
  answer(call, 200, listed.map(summaryOf));
}

/** One sample at once, then one each interval. */
function serveStats(call: FakeCall, container: FakeContainer): void {
  const { response, state } = call;
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const send = () =>
    response.write(
      `${JSON.stringify({ read: new Date(state.clock.now()).toISOString(), ...container.stats })}\n`,
    );
  send();
  if (call.query.get('stream') === 'false') return void response.end();
  const timer = setInterval(send, state.statsIntervalMs);
  response.once('close', () => clearInterval(timer));
}
