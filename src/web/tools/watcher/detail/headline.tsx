import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { rowState, shownUpdate } from '../row-state.ts';
import { useWords } from '../use-words.ts';
import { versionName } from '../version/version-name.ts';
import { detailText } from './detail-text.ts';

/** The verdict in a sentence, why, and how fresh it is. */
export function Headline({ row }: { row: WatchedContainer }) {
  const text = useText(detailText);
  const words = useWords();
  const format = useFormat();
  const nowMs = useNow();
  const sentence = useSentence(row);
  const { reason, checkedAtMs } = row.verdict;
  const state = rowState(row);
  const isUnknown = state === 'unknown';
  return (
    <div
      className={cx(
        'flex flex-col gap-1',
        isUnknown && 'rounded-md border border-line-strong bg-elevated p-3',
        state === 'newer' && 'rounded-md border border-degraded/35 bg-degraded/8 p-3',
      )}
    >
      <p className="text-md font-medium wrap-anywhere">
        {isUnknown && <span className="mr-2 font-mono text-idle">?</span>}
        {sentence}
      </p>
      {reason && <p className="wrap-anywhere">{words(reason.words)}</p>}
      {reason?.detail && <p className="font-mono text-sm text-muted wrap-anywhere">{reason.detail}</p>}
      <p className="text-sm text-muted">
        {checkedAtMs !== null && text('checkedAgo', { ago: format.ago(checkedAtMs, nowMs) })}{' '}
        {reason?.untilMs != null &&
          reason.untilMs > nowMs &&
          text('askedAgain', { ago: format.ago(reason.untilMs, nowMs) })}
      </p>
      {isUnknown && <LastKnown row={row} />}
    </div>
  );
}

function useSentence(row: WatchedContainer): string {
  const text = useText(detailText);
  const current = versionName(row.current);
  const update = shownUpdate(row);
  const version = update ? versionName(update.to) : '';
  switch (row.verdict.state) {
    case 'newer':
      if (update?.hold) return text(update.level === 'digest' ? 'sayHeldImage' : 'sayHeld', { version });
      if (update?.level === 'digest') return text('sayNewImage', { version });
      return text('sayNewer', { version, current });
    case 'same':
      return text('saySame', { current });
    case 'unknown':
      return text('sayUnknown');
    case 'pending':
      return text('sayPending');
    case 'local':
      return text('sayLocal');
    case 'fixed':
      return text('sayFixed');
    case 'off':
      return text('sayOff');
  }
}

/** What was known when there was an answer: grey, with its age, so that nobody takes it for news. */
function LastKnown({ row }: { row: WatchedContainer }) {
  const text = useText(detailText);
  const format = useFormat();
  const nowMs = useNow();
  const { answer } = row.verdict;
  if (!answer) return null;
  const current = versionName(row.current);
  const best = answer.updates[0];
  return (
    <p className="text-sm text-faint wrap-anywhere" title={format.exactTime(answer.answeredAtMs)}>
      {text('lastKnown', { ago: format.ago(answer.answeredAtMs, nowMs) })}{' '}
      {best ? text('sayNewer', { version: versionName(best.to), current }) : text('lastSame', { current })}
    </p>
  );
}
