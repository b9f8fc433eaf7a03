import type { Alert } from '#contracts/notify/alert.ts';
import type { silencesEndpoints } from '#contracts/notify/silences.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { matchersOrInvalid } from '../matchers-or-invalid.ts';
import type { OpenSilences } from './open-silences.ts';

export interface SilenceHandlersOptions {
  readonly silences: OpenSilences;
  readonly book: Pick<AlertBook, 'all'>;
  readonly viewOf: (alert: AlertRecord) => Alert;
}

export function silenceHandlers(options: SilenceHandlersOptions): HandlersFor<typeof silencesEndpoints> {
  const { silences, book, viewOf } = options;
  return {
    silences: () => silences.list(),
    createSilence: ({ body }, { caller }) => silences.put({ ...body, createdBy: callerName(caller) }, caller),
    changeSilence: ({ params, body }, { caller }) =>
      silences.put({ ...body, id: params.id, createdBy: callerName(caller) }, caller),
    expireSilence: ({ params }, { caller }) => silences.expire(params.id, caller),
    previewSilence({ body: { matchers } }) {
      const matches = matchersOrInvalid(() => compileMatchers(matchers));
      const found = matchers.length === 0 ? [] : [...book.all()].filter(({ labels }) => matches(labels));
      return { alerts: found.filter(({ state }) => state !== 'resolved').map(viewOf) };
    },
  };
}
