import { wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { inputsText } from './inputs-text.ts';
import type { InputRow } from './input-rows.ts';
import { lateSinceMs } from './input-state.ts';

/** What an input is called, and what there is to say of it beyond its state. */
export function useInputWords() {
  const text = useText(inputsText);
  const format = useFormat();
  const language = useLanguage();
  const nameOf = ({ kind, input }: InputRow) =>
    input?.name ?? text(kind === 'events' ? 'eventsName' : 'alertmanagerName');
  const saysOf = ({ kind, state, input }: InputRow, nowMs: number) => {
    if (kind === 'events') return text('eventsSay');
    if (kind === 'alertmanager') return text('alertmanagerSays');
    const lateMs = input && lateSinceMs(input, nowMs);
    const momentMs = lateMs ?? input?.dueAtMs;
    const time = momentMs == null ? '' : format.clock(momentMs, nowMs);
    if (state === 'refused')
      return input ? (wordsIn(language, input.lastProblem, input.lastProblemEs) ?? '') : '';
    if (state === 'unheard') return text('waitsForFirst');
    if (state === 'late') return text('lateSince', { time });
    if (state === 'failed') return text('saidFailed');
    if (state === 'neverSeen') return text('firstDue', { time });
    return state === 'onTime' ? text('nextDue', { time }) : '';
  };
  return { nameOf, saysOf };
}
