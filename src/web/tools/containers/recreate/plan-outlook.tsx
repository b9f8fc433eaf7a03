import type { ReactNode } from 'react';
import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { DiffList } from '../../../ui/diff/diff-list.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { ShortId } from '../../../ui/short-id.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { plannedChange } from './field-changes.ts';
import { planSteps } from './plan-steps.ts';
import { recreateText } from './recreate-text.ts';
import { useFieldWords } from './use-field-words.ts';
import { WarningList } from './warning-list.tsx';

/** Everything that a recreation does, before it is done. */
export function PlanOutlook({ plan }: { plan: RecreatePlan }) {
  const text = useText(recreateText);
  const words = useFieldWords();
  return (
    <div className="flex flex-col gap-4">
      <Downtime plan={plan} />
      <WarningList warnings={plan.warnings} name={plan.name} />
      <Part title={text('differences')}>
        <Images plan={plan} />
        <DiffList
          label={text('differences')}
          empty={text('noDifferences')}
          changes={plan.changes.map((change) => plannedChange(change, words))}
        />
      </Part>
      <Part title={text('steps')}>
        <ol className="flex list-decimal flex-col gap-1 pl-5">
          {planSteps(plan, text).map((step) => (
            <li key={step} className="wrap-anywhere">
              {step}
            </li>
          ))}
        </ol>
      </Part>
      <Dependents plan={plan} />
      <Part title={text('command')}>
        <CommandLine command={plan.command} label={text('command')} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      {children}
    </div>
  );
}

function Downtime({ plan: { downtimeSeconds, name } }: { plan: RecreatePlan }) {
  const text = useText(recreateText);
  const format = useFormat();
  if (downtimeSeconds === null) {
    return (
      <Banner tone="info" title={text('noDowntime')}>
        {text('promiseStopped')}
      </Banner>
    );
  }
  return (
    <Banner tone="warning" title={text('downtime', { span: format.duration(downtimeSeconds * 1000) })}>
      {text('promise', { name })}
    </Banner>
  );
}

function Images({ plan: { image } }: { plan: RecreatePlan }) {
  const text = useText(recreateText);
  const { beforeId, afterId } = image;
  if (afterId === beforeId) {
    return (
      <Facts>
        <Fact label={text('image')} mono>
          {image.reference} <ShortId id={beforeId} label={text('image')} />{' '}
          <span className="font-sans text-muted">{text('imageSame')}</span>
        </Fact>
      </Facts>
    );
  }
  return (
    <Facts>
      <Fact label={text('imageBefore')} mono>
        <ShortId id={beforeId} label={text('imageBefore')} />
      </Fact>
      <Fact label={text('imageAfter')} mono>
        {image.reference}{' '}
        {afterId === null ? (
          <span className="font-sans text-muted">{text('imagePulled')}</span>
        ) : (
          <ShortId id={afterId} label={text('imageAfter')} />
        )}
      </Fact>
    </Facts>
  );
}

function Dependents({ plan: { dependents, anonymousVolumes } }: { plan: RecreatePlan }) {
  const text = useText(recreateText);
  return (
    <>
      {dependents.length === 0 ? (
        <p className="text-muted">{text('noDependents')}</p>
      ) : (
        <Part title={text('dependents')}>
          <ol className="flex list-decimal flex-col gap-1 pl-5">
            {dependents.map(({ id, name, reason }) => (
              <li key={id} className="wrap-anywhere">
                <span className="font-mono text-sm">{name}</span> <span className="text-muted">{reason}</span>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {anonymousVolumes.length > 0 && (
        <Part title={text('keptVolumes')}>
          <ul className="flex flex-col gap-1">
            {anonymousVolumes.map(({ name, target }) => (
              <li key={`${name}${target}`} className="font-mono text-sm wrap-anywhere">
                {name.slice(0, 12)} → {target}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
