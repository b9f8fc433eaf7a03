import type { Caller } from '#contracts/access.ts';
import type { Change } from '#contracts/notify/alert.ts';
import { alertsEndpoints } from '#contracts/notify/alerts.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { CallContext, HandlersFor } from '#kernel/tool.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import { parseMatchers } from '#library/alertmanager/parse-matchers.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import { matchersOrInvalid } from '../matchers-or-invalid.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { alertHistory } from './alert-history.ts';
import type { AlertRecord } from './alert-record.ts';
import { readMoments } from './alert-store.ts';
import { mayOn, stateOf, viewFor } from './alert-view.ts';
import { readEpisodesOf } from './episode-store.ts';
import { liveAlerts } from './live-alerts.ts';
import { sharedParts } from './live-parts.ts';
import type { OpenAlertBook } from './open-alert-book.ts';
import type { Responder } from './respond.ts';

export interface AlertParts {
  readonly kernel: NotifyKernel;
  readonly book: OpenAlertBook;
  readonly dispatch: Dispatch;
  readonly responder: Responder;
  readonly counts: DeliveryCounts;
  /** What changed on the same container, stack or host, newest first. */
  readonly changesBefore: (record: AlertRecord) => Promise<Change[]>;
}

export function alertHandlers(parts: AlertParts): HandlersFor<typeof alertsEndpoints> {
  const { kernel, book, dispatch, counts } = parts;
  const { database, clock } = kernel;
  const watched = { book, dispatch, nowMs: () => clock.now() };
  const shared = sharedParts(watched);
  return {
    alerts: ({ query }, { caller }) => {
      const matches = matchersOrInvalid(() =>
        compileMatchers(query.filter.flatMap((text) => parseMatchers(text))),
      );
      const nowMs = clock.now();
      return [...book.all()]
        .filter(
          (record) =>
            query.state.includes(stateOf(record, nowMs)) &&
            mayOn(caller, 'notify:read', record.labels) &&
            matches(record.labels),
        )
        .map((record) => viewFor(caller, record, parts, nowMs))
        .toSorted((a, b) => b.startsAtMs - a.startsAtMs);
    },
    alert: ({ params }, { caller }) => explain(parts, caller, params.fingerprint),
    alertHistory: ({ query }, { caller }) => alertHistory(database, caller, query),
    liveAlerts: (_input, { caller, signal }) => liveAlerts({ ...watched, counts, shared }, caller, signal),
    raise: async ({ body }, { caller }) => {
      const source = { kind: 'webhook', id: 'api', name: callerName(caller) } as const;
      const { accepted, refused } = await book.accept(body.alerts.map((each) => ({ ...each, source })));
      return { accepted, refused: [...refused] };
    },
    ...responseHandlers(parts),
  };
}

async function explain(parts: AlertParts, caller: Caller, fingerprint: string) {
  const { kernel, book, dispatch, changesBefore } = parts;
  const record = allowedRecord(parts, caller, 'notify:read', fingerprint);
  const maySee = (each: string) => {
    const labels = book.get(each)?.labels;
    return labels !== undefined && mayOn(caller, 'notify:read', labels);
  };
  return {
    alert: viewFor(caller, record, parts, kernel.clock.now()),
    moments: await readMoments(kernel.database.query, fingerprint),
    changedBefore: await changesBefore(record),
    suppresses: dispatch.suppresses(fingerprint).filter(maySee),
    routes: [...dispatch.routesOf(record.labels)],
    episodes: await readEpisodesOf(kernel.database, fingerprint),
  };
}

function responseHandlers(parts: AlertParts) {
  const { kernel, responder } = parts;
  const respond = async (
    fingerprint: string,
    { caller }: CallContext,
    response: (caller: Caller) => Promise<AlertRecord>,
  ) => {
    allowedRecord(parts, caller, 'notify:respond', fingerprint);
    return viewFor(caller, await response(caller), parts, kernel.clock.now());
  };
  return {
    acknowledge: ({ params: { fingerprint }, body }, context) =>
      respond(fingerprint, context, (by) => responder.acknowledge(fingerprint, by, body.comment)),
    unacknowledge: ({ params: { fingerprint } }, context) =>
      respond(fingerprint, context, (by) => responder.unacknowledge(fingerprint, by)),
    snooze: ({ params: { fingerprint }, body }, context) =>
      respond(fingerprint, context, (by) => responder.snooze(fingerprint, by, body.untilMs)),
    unsnooze: ({ params: { fingerprint } }, context) =>
      respond(fingerprint, context, (by) => responder.unsnooze(fingerprint, by)),
    resolve: ({ params: { fingerprint } }, context) =>
      respond(fingerprint, context, (by) => responder.end(fingerprint, by)),
  } satisfies Partial<HandlersFor<typeof alertsEndpoints>>;
}

/** Nothing is told about an alert that the caller may not see. */
function allowedRecord(
  { book }: AlertParts,
  caller: Caller,
  permission: Parameters<typeof mayOn>[1],
  fingerprint: string,
): AlertRecord {
  const record = book.get(fingerprint);
  if (!record || !mayOn(caller, 'notify:read', record.labels))
    throw notFound({ en: 'The alert', es: 'la alerta' });
  if (!mayOn(caller, permission, record.labels)) throw forbidden();
  return record;
}
