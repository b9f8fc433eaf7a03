import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DiffList } from '../../../ui/diff/diff-list.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { ProgressSteps } from '../../../ui/progress-steps.tsx';
import { ShortId } from '../../../ui/short-id.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { deviation } from './field-changes.ts';
import { phaseSteps } from './phase-steps.ts';
import { useFieldWords } from './use-field-words.ts';
import { versionsText } from './versions-text.ts';
import { WarningList } from './warning-list.tsx';

/** What came of it, and what it went through. */
export function VersionDetails({ record }: { record: RecreationRecord }) {
  const text = useText(versionsText);
  return (
    <>
      {record.report.length > 0 && <Report record={record} />}
      <details>
        <summary className="text-sm text-muted hover:text-ink pointer-coarse:py-2.5">
          {text('details')}
        </summary>
        <div className="flex flex-col gap-3 pt-2">
          <Images record={record} />
          <ProgressSteps
            label={text('phase')}
            steps={phaseSteps(record).map(({ phase, state }) => ({
              id: phase,
              label: text(`phase-${phase}`),
              state,
            }))}
          />
          <WarningList warnings={record.warnings} name={record.name} />
          {record.report.length > 0 && <AllFields record={record} />}
        </div>
      </details>
    </>
  );
}

function Report({ record: { report, startedAtMs } }: { record: RecreationRecord }) {
  const text = useText(versionsText);
  const format = useFormat();
  const words = useFieldWords();
  const different = report.filter(({ same }) => !same);
  if (different.length === 0) {
    return <p className="text-sm text-muted">{text('asIntended', { count: report.length })}</p>;
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="text-degraded">
        {text('deviates', { count: different.length })}{' '}
        <span className="text-muted">{text('intendedActual')}</span>
      </p>
      <DiffList
        label={`${text('report')} ${format.exactTime(startedAtMs)}`}
        changes={different.map((one) => deviation(one, words))}
      />
      <p className="text-sm text-muted">
        {text('restAsIntended', { count: report.length - different.length })}
      </p>
    </div>
  );
}

function Images({ record: { image, dependents } }: { record: RecreationRecord }) {
  const text = useText(versionsText);
  const { reference, beforeId, afterId } = image;
  return (
    <Facts>
      <Fact label={text('image')} mono>
        <span className="block">{reference}</span>
        <ShortId id={beforeId} label={text('image')} />{' '}
        {afterId === beforeId ? (
          <span className="font-sans text-muted">{text('imageKept')}</span>
        ) : (
          <>
            <span aria-hidden>→ </span>
            <ShortId id={afterId} label={text('image')} />
          </>
        )}
      </Fact>
      {dependents.length > 0 && (
        <Fact label={text('dependents')} mono>
          {dependents.map(({ name }) => name).join(', ')}
        </Fact>
      )}
    </Facts>
  );
}

function AllFields({ record: { report } }: { record: RecreationRecord }) {
  const text = useText(versionsText);
  const words = useFieldWords();
  return (
    <details>
      <summary className="text-sm text-muted hover:text-ink pointer-coarse:py-2.5">
        {text('showFields')}
      </summary>
      <ul aria-label={text('report')} className="flex flex-col divide-y divide-line-soft">
        {report.map((one) => {
          const { path, before, masked } = deviation(one, words);
          return (
            <li key={one.field} className="grid gap-x-3 py-1 font-mono text-sm sm:grid-cols-[16rem_1fr]">
              <span className="wrap-anywhere">{path}</span>
              <span className="text-muted wrap-anywhere">{masked ? '••••••' : before}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
