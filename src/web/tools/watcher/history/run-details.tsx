import { Link } from '@tanstack/react-router';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { FileDiff } from '../plan/file-diff.tsx';
import { RunProgress } from '../plan/run-progress.tsx';
import { useWords } from '../use-words.ts';
import { watchedPath } from '../watched-path.ts';
import { watcherText } from '../watcher-text.ts';
import { historyText } from './history-text.ts';
import { RunActions } from './run-actions.tsx';
import { tookMs } from './run-search.ts';
import { runPath } from './use-run-address.ts';

export function RunDetails({ run }: { run: UpdateRun }) {
  const text = useText(historyText);
  return (
    <div className="flex flex-col gap-4">
      <RunProgress run={run} />
      <RunActions run={run} />
      <Section title={text('facts')}>
        <RunFacts run={run} />
      </Section>
      {run.file && (
        <Section title={text('file')}>
          <FileDiff file={run.file} />
        </Section>
      )}
    </div>
  );
}

function RunFacts({ run }: { run: UpdateRun }) {
  const text = useText(historyText);
  const words = useText(watcherText);
  const say = useWords();
  const format = useFormat();
  const span = tookMs(run);
  return (
    <Facts>
      <Fact label={words('container')}>
        <Link to={watchedPath(run)}>{run.name}</Link>
        {run.stack !== null && <span className="text-muted"> {run.stack}</span>}
      </Fact>
      <Fact label={text('kind')}>{text(run.kind)}</Fact>
      <Fact label={words('image')} mono>
        <span className="text-muted">{run.referenceBefore} → </span>
        {run.reference}
      </Fact>
      <Fact label={text('startedBy')}>{run.startedBy}</Fact>
      <Fact label={text('because')}>{say(run.because)}</Fact>
      <Fact label={text('started')}>
        <RelativeTime atMs={run.startedAtMs} />
      </Fact>
      {span !== null && <Fact label={text('took')}>{format.exactDuration(span)}</Fact>}
      {run.revertsId !== null && (
        <Fact label={text('takesBack')}>
          <Link to={runPath(run.revertsId)}>{text('see')}</Link>
        </Fact>
      )}
      {run.revertedById !== null && (
        <Fact label={text('takenBackBy')}>
          <Link to={runPath(run.revertedById)}>{text('see')}</Link>
        </Fact>
      )}
    </Facts>
  );
}
