import type { alertmanagerEndpoints } from '#contracts/notify/alertmanager.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../../alerts/alert-book.ts';
import type { Dispatch } from '../../dispatch/dispatch.ts';
import type { NotifyKernel } from '../../notify-kernel.ts';
import type { RoutingDocument } from '../../routing/routing-document.ts';
import { routingYaml } from '../../routing/routing-yaml.ts';
import { readAlertQuery, readFilter } from './alert-filter.ts';
import {
  expireSilence,
  findSilence,
  gettableSilence,
  postSilence,
  type SilenceKeeper,
  wrongSilenceId,
} from './alertmanager-silences.ts';
import { json, nothing, plain, refusal, wrongMediaType } from './answers.ts';
import { currentAlerts, gettableAlert } from './gettable-alert.ts';
import { readPostedAlerts } from './posted-alerts.ts';
import { timeText } from './rfc3339.ts';

export interface AlertmanagerOptions {
  readonly kernel: Pick<NotifyKernel, 'clock'>;
  readonly book: AlertBook;
  readonly silences: SilenceKeeper;
  readonly dispatch: Dispatch;
  readonly routing: RoutingDocument;
  readonly version: string;
  readonly startedAtMs: number;
}

type Handlers = HandlersFor<typeof alertmanagerEndpoints>;

/** Alertmanager's API v2, for Prometheus, vmalert, Grafana and amtool. */
export function alertmanagerHandlers(options: AlertmanagerOptions): Handlers {
  return {
    amHealthy: () => plain('OK'),
    amReady: () => plain('OK'),
    amReload: () => nothing(),
    amStatus: () => json(statusOf(options)),
    amReceivers: () => json(receiversOf(options.routing.config)),
    amV1: () => json({ status: 'deprecated', error: v1IsGone }, 410),
    ...alertHandlers(options),
    ...silenceHandlers(options),
  };
}

const v1IsGone = 'Version 1 of the API is gone, as in Alertmanager since 0.27: use /api/v2.';

function alertHandlers(
  options: AlertmanagerOptions,
): Pick<Handlers, 'amAlerts' | 'amPostAlerts' | 'amAlertGroups'> {
  const { book, dispatch, routing, kernel } = options;
  return {
    amAlerts({ query }) {
      const filter = readAlertQuery(query);
      if ('status' in filter) return filter;
      const nowMs = kernel.clock.now();
      const assumedEndMs = nowMs + routing.config.resolveTimeoutMs;
      const alerts = currentAlerts(book, nowMs).map((alert) => gettableAlert(alert, dispatch, assumedEndMs));
      return json(alerts.filter(filter.shows));
    },
    async amPostAlerts(_, __, request) {
      const wrongType = wrongMediaType(request.header('content-type'));
      if (wrongType) return wrongType;
      const posted = readPostedAlerts(request.body, routing.config.resolveTimeoutMs);
      if ('status' in posted) return posted;
      const { refused } = await book.accept(posted.reports);
      const reasons = [...posted.refused, ...refused.map(({ reason }) => reason)];
      return reasons.length === 0 ? nothing() : refusal(reasons.slice(0, 100).join('; '));
    },
    amAlertGroups({ query }) {
      const filter = readAlertQuery(query);
      return 'status' in filter ? filter : json(groupsOf(options, filter));
    },
  };
}

function groupsOf(
  { book, dispatch, routing, kernel }: AlertmanagerOptions,
  filter: Exclude<ReturnType<typeof readAlertQuery>, { status: number }>,
) {
  const nowMs = kernel.clock.now();
  const assumedEndMs = nowMs + routing.config.resolveTimeoutMs;
  const current = currentAlerts(book, nowMs).map((alert) => gettableAlert(alert, dispatch, assumedEndMs));
  const shown = new Map(current.filter(filter.shows).map((alert) => [alert.fingerprint, alert]));
  return dispatch
    .groups()
    .filter(({ receiver }) => filter.hasReceiver(receiver))
    .map(({ fingerprints, labels, receiver }) => ({
      alerts: fingerprints.toSorted().flatMap((fingerprint) => shown.get(fingerprint) ?? []),
      labels,
      receiver: { name: receiver },
    }))
    .filter(({ alerts }) => alerts.length > 0)
    .toSorted((a, b) => (groupOrder(a) < groupOrder(b) ? -1 : 1));
}

function groupOrder({ labels, receiver }: { labels: object; receiver: { name: string } }): string {
  return JSON.stringify([labels, receiver.name]);
}

function silenceHandlers({
  silences,
}: AlertmanagerOptions): Pick<Handlers, 'amSilences' | 'amPostSilence' | 'amSilence' | 'amExpireSilence'> {
  return {
    async amSilences({ query }) {
      const matches = readFilter(query.filter);
      if (typeof matches !== 'function') return matches;
      const isWanted = (silence: Awaited<ReturnType<SilenceKeeper['list']>>[number]) =>
        query.filter.length === 0 ||
        matches(Object.fromEntries(silence.matchers.map(({ name, value }) => [name, value])));
      return json((await silences.list()).filter(isWanted).map(gettableSilence));
    },
    amPostSilence: (_, { caller }, request) =>
      wrongMediaType(request.header('content-type')) ?? postSilence(request.body, silences, caller),
    async amSilence({ params: { id } }) {
      const wrongId = wrongSilenceId(id);
      if (wrongId) return wrongId;
      const silence = await findSilence(id, silences);
      return silence ? json(gettableSilence(silence)) : nothing(404);
    },
    amExpireSilence: ({ params: { id } }, { caller }) =>
      wrongSilenceId(id) ?? expireSilence(id, silences, caller),
  };
}

/** amtool asks for it before each command, goes no further without `versionInfo`, and reads the routes of `original`. */
function statusOf({ routing, version, startedAtMs }: AlertmanagerOptions) {
  return {
    cluster: { peers: [], status: 'disabled' },
    config: { original: routingYaml(routing.config) },
    uptime: timeText(startedAtMs),
    versionInfo: { branch: '', buildDate: '', buildUser: '', goVersion: '', revision: 'NEXUS', version },
  };
}

/** `default` is always there, also where nobody wrote it down. */
function receiversOf(config: RoutingConfig) {
  const names = new Set(['default', ...config.receivers.map(({ name }) => name)]);
  return [...names].map((name) => ({ name }));
}
