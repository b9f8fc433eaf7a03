import type { z } from 'zod';
import type { Caller } from '#contracts/access.ts';
import type { Alert } from '#contracts/notify/alert.ts';
import type { alertsEndpoints } from '#contracts/notify/alerts.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { AlertBook } from './alert-book.ts';
import type { AlertRecord } from './alert-record.ts';
import { mayOn, viewFor, viewOf } from './alert-view.ts';

export type LiveItem = z.input<typeof alertsEndpoints.liveAlerts.item>;

/** As many alerts as one item tells of: what a reader costs while the network takes it. */
export const mostInPart = 500;

/** Puts some alerts into an item. */
export interface LiveParts {
  /** The first item: these, with `rest` more behind it. */
  first(fingerprints: readonly string[], rest: number): LiveItem;
  changed(fingerprints: readonly string[]): LiveItem & { readonly kind: 'changed' };
}

export interface LiveSource {
  readonly book: AlertBook;
  readonly dispatch: Dispatch;
  readonly nowMs: () => number;
}

/** For those who may see everything. Whoever asks for the same between two changes gets the same object. */
export interface SharedParts extends LiveParts {
  /** To be called before anything is asked for. @returns ends it. */
  begin(): () => void;
}

/** Twenty thousand alerts, and some that just changed. */
const mostKept = 64;

export function sharedParts({ book, dispatch, nowMs }: LiveSource): SharedParts {
  const kept = new Map<string, LiveItem>();
  let readers = 0;
  let stops: (() => void)[] = [];
  const forget = () => kept.clear();
  const parts = partsOf(book, (record) => viewOf(record, dispatch, nowMs()));
  const once = <Item extends LiveItem>(key: string, make: () => Item): Item => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key says which kind it is
    const known = kept.get(key) as Item | undefined;
    if (known) return known;
    if (kept.size >= mostKept) forget();
    const item = make();
    kept.set(key, item);
    return item;
  };
  return {
    begin() {
      if (readers === 0) stops = [book.watch(forget), dispatch.watch(forget)];
      readers += 1;
      return () => {
        readers -= 1;
        if (readers > 0) return;
        for (const stop of stops) stop();
        forget();
      };
    },
    first: (names, rest) => once(`all ${rest} ${names.join(' ')}`, () => parts.first(names, rest)),
    changed: (names) => once(names.join(' '), () => parts.changed(names)),
  };
}

/** For those who may see some, as those may see them; others are as if they were not there. */
export function partsFor(caller: Caller, { book, dispatch, nowMs }: LiveSource): LiveParts {
  const known = { book, dispatch };
  return partsOf(book, (record) =>
    mayOn(caller, 'notify:read', record.labels) ? viewFor(caller, record, known, nowMs()) : undefined,
  );
}

function partsOf(book: AlertBook, view: (record: AlertRecord) => Alert | undefined): LiveParts {
  const look = (fingerprints: readonly string[]) => {
    const alerts: Alert[] = [];
    const gone: string[] = [];
    for (const fingerprint of fingerprints) {
      const record = book.get(fingerprint);
      const seen = record && view(record);
      if (seen) alerts.push(seen);
      else gone.push(fingerprint);
    }
    return { alerts, gone };
  };
  return {
    first: (names, rest) => ({ kind: 'all', alerts: look(names).alerts, ...(rest > 0 && { rest }) }),
    changed: (names) => ({ kind: 'changed', ...look(names) }),
  };
}
