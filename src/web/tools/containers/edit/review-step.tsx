import type { EditPlan } from '#contracts/containers/edit-plan.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Conflict } from './conflict.tsx';
import { EditReview } from './edit-review.tsx';
import { editText } from './edit-text.ts';
import type { Edit } from './use-edit.ts';

export function ReviewStep({ edit, plan }: { edit: Edit; plan: EditPlan }) {
  const text = useText(editText);
  const { state, applying, name, hasConflict, setIsReview } = edit;
  const apply = () => {
    if (state.wanted) void applying.run(state.wanted, plan.spec?.name ?? name);
  };
  return (
    <div className="flex flex-col gap-4 p-4">
      <h2 className="text-md font-semibold">{text('reviewTitle')}</h2>
      <Conflict edit={edit} />
      <EditReview plan={plan} name={name} />
      {applying.error !== undefined && <ErrorNote error={applying.error} />}
      <footer className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => setIsReview(false)}>{text('backToForm')}</Button>
        <Button
          variant="primary"
          busy={applying.busy}
          disabled={hasConflict || plan.verdict === 'nothing'}
          onClick={apply}
        >
          {text(plan.verdict === 'live' ? 'applyLive' : 'applyRecreate')}
        </Button>
      </footer>
    </div>
  );
}
