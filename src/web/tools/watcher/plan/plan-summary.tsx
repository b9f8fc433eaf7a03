import ChevronIcon from 'lucide-react/icons/chevron-right';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { LevelBadge } from '../version/level-badge.tsx';
import { VersionChange } from '../version/version-change.tsx';
import { PlanView } from './plan-view.tsx';
import { planText } from './plan-text.ts';
import type { Planned } from './use-plans.ts';

/** One of several plans: in a line what matters, and all of it when opened. */
export function PlanSummary({ planned: { target, plan, error } }: { planned: Planned }) {
  const text = useText(planText);
  const format = useFormat();
  if (error !== null)
    return (
      <div className="flex flex-col gap-1 py-2">
        <span className="font-medium wrap-anywhere">{target.name}</span>
        <ErrorNote error={error} />
      </div>
    );
  const downtime = plan?.recreate?.downtimeSeconds;
  return (
    <details className="group py-1">
      <summary className="flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-0.5">
        <ChevronIcon aria-hidden className="size-4 text-muted transition-transform group-open:rotate-90" />
        <span className="font-medium wrap-anywhere">{target.name}</span>
        {plan ? (
          <>
            <VersionChange from={plan.from} to={plan.to} />
            {plan.level && <LevelBadge level={plan.level} />}
            {!plan.isPossible && <span className="text-down">{text('leftOut')}</span>}
            {plan.warnings.length > 0 && (
              <span className="text-degraded">{text('warningCount', { count: plan.warnings.length })}</span>
            )}
            {typeof downtime === 'number' && (
              <span className="text-muted">
                {text('downtime', { span: format.duration(downtime * 1000) })}
              </span>
            )}
          </>
        ) : (
          <Spinner />
        )}
      </summary>
      {plan && (
        <div className="border-l border-line py-2 pl-4">
          <PlanView plan={plan} />
        </div>
      )}
    </details>
  );
}
