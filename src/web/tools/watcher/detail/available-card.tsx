import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedDetails } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { Menu } from '../../../ui/menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateMark } from '../../../ui/state-badge.tsx';
import { askUpdate, targetOf } from '../plan/update-target.ts';
import { listText } from '../updates/list-text.ts';
import { useSnoozeEntries } from '../updates/use-snooze-entries.tsx';
import { useMayWatcher } from '../use-may-watcher.ts';
import { useWatchedActions } from '../use-watched-actions.ts';
import { useWords } from '../use-words.ts';
import { LevelBadge } from '../version/level-badge.tsx';
import { VersionChange } from '../version/version-change.tsx';
import { VersionLinks } from '../version/version-links.tsx';
import { watcherText } from '../watcher-text.ts';
import { detailText } from './detail-text.ts';
import { VersionFacts } from './version-facts.tsx';

interface Props {
  details: WatchedDetails;
  update: AvailableUpdate;
}

/** One version that there is: what it is, where it is described, why it is kept back, and what can be decided. */
export function AvailableCard({ details, update }: Props) {
  const text = useText(detailText);
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-line bg-base p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <VersionChange from={details.current} to={update.to} wraps />
        <LevelBadge level={update.level} />
      </div>
      <HoldNote update={update} />
      <VersionLinks links={update.links} />
      <Facts>
        <VersionFacts version={update.to} />
        <Fact label={text('seen')}>
          <RelativeTime atMs={update.seenAtMs} />
        </Fact>
      </Facts>
      <Decisions details={details} update={update} />
    </article>
  );
}

function HoldNote({ update: { hold } }: Pick<Props, 'update'>) {
  const text = useText(detailText);
  const words = useWords();
  const format = useFormat();
  const nowMs = useNow();
  if (!hold) return null;
  return (
    <p className="flex items-baseline gap-2">
      <StateMark state="paused" />
      <span className="wrap-anywhere">
        <span className="font-medium">{text('heldBecause')}:</span> {words(hold.words)}
        {hold.untilMs !== null && (
          <span className="text-muted" title={format.exactTime(hold.untilMs)}>
            {' '}
            {text('heldUntil', { time: format.clock(hold.untilMs, nowMs) })}
          </span>
        )}
      </span>
    </p>
  );
}

/** A held version can be taken all the same: its plan says what speaks against it. */
function Decisions({ details, update }: Props) {
  const words = useText(watcherText);
  const text = useText(detailText);
  const list = useText(listText);
  const may = useMayWatcher();
  const { skip, offer } = useWatchedActions();
  const snoozes = useSnoozeEntries();
  const mayUpdate = may('watcher:update', details) && details.runId === null;
  const mayOperate = may('watcher:operate', details);
  if (!mayUpdate && !mayOperate) return null;
  const isRefused = update.hold?.id === 'skipped' || update.hold?.id === 'failed-here';
  return (
    <div className="flex flex-wrap gap-2">
      {mayUpdate && update.to.digest !== null && (
        <Button
          variant={update.hold ? 'default' : 'primary'}
          onClick={() => askUpdate([targetOf(details, update)])}
        >
          {words('update')}
        </Button>
      )}
      {mayOperate && isRefused && (
        <Button onClick={() => void offer(details, update.to)}>{text('offerAgain')}</Button>
      )}
      {mayOperate && !isRefused && update.to.tag !== null && (
        <Button onClick={() => void skip(details, update)}>{text('skipVersion')}</Button>
      )}
      {mayOperate && (
        <Menu label={list('snooze')} items={snoozes(details)} trigger={<Button>{list('snooze')}</Button>} />
      )}
    </div>
  );
}
