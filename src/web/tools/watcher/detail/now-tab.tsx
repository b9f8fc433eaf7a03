import { Link } from '@tanstack/react-router';
import type { WatchedDetails } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { RunProgress } from '../plan/run-progress.tsx';
import { useRunById } from '../plan/use-run.ts';
import { listText } from '../updates/list-text.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { useWatchedActions } from '../use-watched-actions.ts';
import { versionName } from '../version/version-name.ts';
import { AvailableCard } from './available-card.tsx';
import { detailText } from './detail-text.ts';
import { Headline } from './headline.tsx';
import { VersionFacts } from './version-facts.tsx';

/** How it is, what runs, and what could run instead. */
export function NowTab({ details }: { details: WatchedDetails }) {
  const text = useText(detailText);
  const { run } = useRunById(details.runId);
  const updates = details.verdict.state === 'newer' ? (details.verdict.answer?.updates ?? []) : [];
  return (
    <div className="flex flex-col gap-4 p-4">
      {run ? <RunProgress run={run} /> : <Headline row={details} />}
      <Snoozed details={details} />
      {details.isSelf && <Banner tone="info" title={text('isSelf')} />}
      {updates.length > 0 && (
        <Section title={text('available')}>
          <ul className="flex flex-col gap-3">
            {updates.map((update) => (
              <li key={`${update.reference} ${update.to.digest}`}>
                <AvailableCard details={details} update={update} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={text('running')}>
        <Facts>
          <VersionFacts version={details.current} />
          {details.track && <Fact label={text('track')}>{text(details.track)}</Fact>}
          {details.registry && (
            <Fact label={text('registry')} mono>
              {details.registry}
            </Fact>
          )}
        </Facts>
      </Section>
      <Refused details={details} />
    </div>
  );
}

function Snoozed({ details }: { details: WatchedDetails }) {
  const text = useText(detailText);
  const words = useText(listText);
  const may = useMayWatcher();
  const { unsnooze } = useWatchedActions();
  const format = useFormat();
  const nowMs = useNow();
  const { snoozedUntilMs } = details;
  if (snoozedUntilMs === null || snoozedUntilMs <= nowMs) return null;
  return (
    <Banner
      tone="info"
      title={text('snoozedUntil', { time: format.clock(snoozedUntilMs, nowMs) })}
      action={
        may('watcher:operate', details) && (
          <Button size="sm" onClick={() => void unsnooze(details)}>
            {words('endSnooze')}
          </Button>
        )
      }
    />
  );
}

/** Versions that somebody, or a try, has decided against. */
function Refused({ details }: { details: WatchedDetails }) {
  const text = useText(detailText);
  const format = useFormat();
  const nowMs = useNow();
  const mayOperate = useMayWatcher()('watcher:operate', details);
  const { offer } = useWatchedActions();
  const { skipped, failed } = details;
  const again = (version: { tag: string | null; digest: string | null }) =>
    mayOperate && (
      <Button size="sm" onClick={() => void offer(details, version)}>
        {text('offerAgain')}
      </Button>
    );
  return (
    <>
      {skipped.length > 0 && (
        <Section title={text('skippedTitle')}>
          <ul className="flex flex-col divide-y divide-line-soft">
            {skipped.map(({ tag, digest, by, atMs }) => (
              <li key={`${tag} ${digest}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                <span className="font-mono text-sm wrap-anywhere">{tag}</span>
                <span className="flex-1 text-sm text-muted">
                  {text('skippedBy', { who: by, ago: format.ago(atMs, nowMs) })}
                </span>
                {again({ tag, digest })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {failed.length > 0 && (
        <Section title={text('failedTitle')}>
          <ul className="flex flex-col divide-y divide-line-soft">
            {failed.map(({ tag, digest, atMs, runId, problem }) => (
              <li key={`${digest} ${atMs}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                <span className="font-mono text-sm wrap-anywhere">
                  {versionName({ tag, digest, version: null })}
                </span>
                <RelativeTime atMs={atMs} className="text-sm text-muted" />
                <Link to={`/watcher/history/${encodeURIComponent(runId)}`} className="flex-1 text-sm">
                  {text('seeRun')}
                </Link>
                {again({ tag, digest })}
                <span className="basis-full text-sm text-muted wrap-anywhere">{problem}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
