import type { Caller } from '#contracts/access.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { conflict, invalid, notFound } from '#kernel/errors.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { AlertRecord } from './alert-record.ts';
import { markAcknowledged } from './episode-store.ts';
import { endNow, type Entry, type Evolved, type Happened } from './evolve-alert.ts';
import type { OpenAlertBook } from './open-alert-book.ts';

/** Who answers: a caller, or a person as a receiver calls them, as in `ana on Telegram`. */
export type Responding = Caller | { readonly kind: 'answer'; readonly name: string };

/** What people do about an alert. Durable once it resolves; throws `not-found` where there is no such alert. */
export interface Responder {
  acknowledge(fingerprint: string, by: Responding, comment?: string): Promise<AlertRecord>;
  unacknowledge(fingerprint: string, by: Responding): Promise<AlertRecord>;
  snooze(fingerprint: string, by: Responding, untilMs: number): Promise<AlertRecord>;
  unsnooze(fingerprint: string, by: Responding): Promise<AlertRecord>;
  end(fingerprint: string, by: Responding): Promise<AlertRecord>;
}

const longestSnoozeMs = 366 * 24 * 3_600_000;

type Response = (was: Entry, name: string, nowMs: number) => Evolved;

export function createResponder(
  { audit, clock }: Pick<NotifyKernel, 'audit' | 'clock'>,
  book: Pick<OpenAlertBook, 'change'>,
): Responder {
  const respond = async (
    fingerprint: string,
    by: Responding,
    action: string,
    response: Response,
    also?: (tx: Transaction<NotifySchema>, record: AlertRecord) => Promise<void>,
  ): Promise<AlertRecord> => {
    const name = nameOf(by);
    const record = await book.change(
      fingerprint,
      (was) => response(was, name, clock.now()),
      async (tx, answered) => {
        await also?.(tx, answered);
        await audit.record(tx, {
          caller: by.kind === 'answer' ? { kind: 'tool', tool: 'notify' } : by,
          action,
          target: answered.title,
          outcome: 'succeeded',
          detail: by.kind === 'answer' ? `${fingerprint}, answered by ${name}` : fingerprint,
        });
      },
    );
    if (!record) throw notFound({ en: 'The alert', es: 'la alerta' });
    return record;
  };
  const mark = (by: string | null) => async (tx: Transaction<NotifySchema>, record: AlertRecord) => {
    if (record.episodeId !== null) await markAcknowledged(tx, record.episodeId, by);
  };
  return {
    acknowledge: (fingerprint, by, comment = '') =>
      respond(
        fingerprint,
        by,
        'acknowledge alert',
        (was, name, nowMs) => acknowledged(was, name, comment, nowMs),
        mark(nameOf(by)),
      ),
    unacknowledge: (fingerprint, by) =>
      respond(fingerprint, by, 'unacknowledge alert', unacknowledged, mark(null)),
    snooze: (fingerprint, by, untilMs) =>
      respond(fingerprint, by, 'snooze alert', (was, name, nowMs) => snoozed(was, name, untilMs, nowMs)),
    unsnooze: (fingerprint, by) => respond(fingerprint, by, 'unsnooze alert', unsnoozed),
    end: (fingerprint, by) => respond(fingerprint, by, 'end alert', endNow),
  };
}

function acknowledged(was: Entry, by: string, comment: string, atMs: number): Evolved {
  assertNotOver(was);
  return changed(
    was,
    { acknowledgement: { by, atMs, comment } },
    { kind: 'acknowledged', by, text: comment },
  );
}

function unacknowledged(was: Entry, by: string): Evolved {
  if (!was.record.acknowledgement) return changed(was, {});
  return changed(
    was,
    { acknowledgement: null },
    { kind: 'unacknowledged', by, text: 'The acknowledgement was taken back.' },
  );
}

function snoozed(was: Entry, by: string, untilMs: number, nowMs: number): Evolved {
  assertNotOver(was);
  if (untilMs <= nowMs) throw invalid(said.past);
  if (untilMs > nowMs + longestSnoozeMs) throw invalid(said.tooLong);
  const text = `Put off until ${new Date(untilMs).toISOString()}.`;
  return changed(was, { snoozedUntilMs: untilMs }, { kind: 'snoozed', by, text });
}

function unsnoozed(was: Entry, by: string, nowMs: number): Evolved {
  if (was.record.snoozedUntilMs === null) return changed(was, {});
  return changed(
    was,
    { snoozedUntilMs: null, snoozeEndedMs: nowMs },
    { kind: 'unsnoozed', by, text: 'The snooze was ended.' },
  );
}

function changed({ record, noise }: Entry, changes: Partial<AlertRecord>, ...happened: Happened[]): Evolved {
  return { record: { ...record, ...changes }, noise, isGone: false, happened };
}

function assertNotOver({ record }: Entry): void {
  if (record.state === 'resolved') throw conflict(said.over);
}

function nameOf(by: Responding): string {
  return by.kind === 'answer' ? by.name : callerName(by);
}

const said = {
  past: {
    en: 'A snooze has to end in the future: choose a later time.',
    es: 'Una pausa tiene que terminar en el futuro: elige un momento posterior.',
  },
  tooLong: {
    en: 'A snooze lasts a year at most: choose an earlier time.',
    es: 'Una pausa dura un año como mucho: elige un momento anterior.',
  },
  over: {
    en: 'The alert is over already: there is nothing to do about it.',
    es: 'La alerta ya terminó: no hay nada que hacer.',
  },
} as const;
