import type { Caller } from '#contracts/access.ts';
import type { Alert } from '#contracts/notify/alert.ts';
import type { silencesEndpoints } from '#contracts/notify/silences.ts';
import { invalid } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { compileMatchers, MatcherError } from '#library/alertmanager/matcher.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
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
    createSilence: ({ body }, { caller }) => silences.put({ ...body, createdBy: nameOf(caller) }, caller),
    changeSilence: ({ params, body }, { caller }) =>
      silences.put({ ...body, id: params.id, createdBy: nameOf(caller) }, caller),
    expireSilence: ({ params }, { caller }) => silences.expire(params.id, caller),
    previewSilence({ body: { matchers } }) {
      const matches = compiled(() => compileMatchers(matchers));
      const found = matchers.length === 0 ? [] : [...book.all()].filter(({ labels }) => matches(labels));
      return { alerts: found.filter(({ state }) => state !== 'resolved').map(viewOf) };
    },
  };
}

function compiled<Value>(compile: () => Value): Value {
  try {
    return compile();
  } catch (error) {
    if (error instanceof MatcherError) throw invalid(error.message);
    throw error;
  }
}

function nameOf(caller: Caller): string {
  return 'name' in caller ? caller.name : caller.kind;
}
