import type { EditPlan } from '#contracts/containers/edit-plan.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { editText } from './edit-text.ts';

export interface PlanBarProps {
  plan: EditPlan | undefined;
  problems: number;
  isCurrent: boolean;
  onReview: () => void;
  onDiscard: () => void;
}

/** Always in sight: what the edit comes to so far, and the next step. */
export function PlanBar({ plan, problems, isCurrent, onReview, onDiscard }: PlanBarProps) {
  const text = useText(editText);
  const count = plan?.changes.length ?? 0;
  const hasChanges = count > 0 || problems > 0;
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-4 py-2.5">
      <output className="min-w-28 flex-1">
        {problems > 0 ? (
          <span className="text-down">{text('problems', { count: problems })}</span>
        ) : count === 0 || !plan ? (
          <span className="text-muted">{text(isCurrent ? 'noChange' : 'checking')}</span>
        ) : (
          <>
            {text('changes', { count })}{' '}
            <span className={plan.verdict === 'live' ? 'text-up' : 'text-degraded'}>
              {text(plan.verdict === 'live' ? 'verdictLive' : 'verdictRecreate')}
            </span>
          </>
        )}
      </output>
      {hasChanges && (
        <Button variant="quiet" onClick={onDiscard}>
          {text('discard')}
        </Button>
      )}
      <Button
        variant="primary"
        busy={hasChanges && !isCurrent}
        disabled={count === 0 || problems > 0}
        onClick={onReview}
      >
        {text('review')}
      </Button>
    </div>
  );
}
