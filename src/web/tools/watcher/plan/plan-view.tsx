import type { ReactNode } from 'react';
import type { UpdatePlan } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { useWords } from '../use-words.ts';
import { VersionChange } from '../version/version-change.tsx';
import { LevelBadge } from '../version/level-badge.tsx';
import { FileDiff } from './file-diff.tsx';
import { planText } from './plan-text.ts';

/** Exactly what an update does, before it is done: what could stop somebody comes first. */
export function PlanView({ plan }: { plan: UpdatePlan }) {
  const text = useText(planText);
  const words = useWords();
  return (
    <div className="flex flex-col gap-4">
      {plan.problem && (
        <Banner tone="danger" title={text('notPossible')}>
          {words(plan.problem)}
        </Banner>
      )}
      <Warnings plan={plan} />
      <PlanFacts plan={plan} />
      {plan.steps.length > 0 && (
        <Part title={text('steps')}>
          <ol className="flex list-decimal flex-col gap-1 pl-5">
            {plan.steps.map((step) => (
              <li key={step.en} className="wrap-anywhere">
                {words(step)}
              </li>
            ))}
          </ol>
          {plan.isPossible && <p className="text-muted">{text('wayBack')}</p>}
        </Part>
      )}
      <Along plan={plan} />
      {plan.file && (
        <Part title={text('fileTitle')}>
          <FileDiff file={plan.file} />
        </Part>
      )}
      {plan.recreate && (
        <Part title={text('command')}>
          <CommandLine command={plan.recreate.command} label={text('command')} />
        </Part>
      )}
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

function Warnings({ plan: { warnings } }: { plan: UpdatePlan }) {
  const text = useText(planText);
  const words = useWords();
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={text('warnings')}>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-4 text-ink">
        {warnings.map((warning) => (
          <li key={warning.en} className="wrap-anywhere">
            {words(warning)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function PlanFacts({ plan }: { plan: UpdatePlan }) {
  const text = useText(planText);
  const format = useFormat();
  const nowMs = useNow();
  const { recreate, monitors, beginsAtMs } = plan;
  return (
    <>
      <Facts>
        <Fact label={text('version')}>
          <span className="flex flex-wrap items-baseline gap-x-3">
            <VersionChange from={plan.from} to={plan.to} wraps />
            {plan.level && <LevelBadge level={plan.level} />}
          </span>
        </Fact>
        <Fact label={text('reference')} mono>
          {plan.reference}
        </Fact>
        {recreate && (
          <Fact label={text('downtimeLabel')}>
            {recreate.downtimeSeconds === null
              ? text('noDowntime')
              : text('atMost', { span: format.exactDuration(recreate.downtimeSeconds * 1000) })}
          </Fact>
        )}
        {monitors.length > 0 && (
          <Fact label={text('monitors')}>
            {monitors.map(({ name }) => name).join(', ')}{' '}
            <span className="text-muted">
              {text('monitorsFor', { span: format.exactDuration(plan.pulseSeconds * 1000) })}
            </span>
          </Fact>
        )}
      </Facts>
      {beginsAtMs !== null && (
        <p className="text-muted">
          {text('whenAt', { time: format.clock(beginsAtMs, nowMs), ago: format.ago(beginsAtMs, nowMs) })}
        </p>
      )}
    </>
  );
}

function Along({ plan: { recreate } }: { plan: UpdatePlan }) {
  const text = useText(planText);
  if (!recreate || recreate.dependents.length === 0) return null;
  return (
    <Part title={text('alongTitle')}>
      <ul className="flex flex-col gap-1">
        {recreate.dependents.map(({ id, name, reason }) => (
          <li key={id} className="wrap-anywhere">
            <span className="font-mono text-sm">{name}</span> <span className="text-muted">{reason}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
