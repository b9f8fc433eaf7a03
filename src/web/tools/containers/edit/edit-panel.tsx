import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { stackPath } from '../stacks/stack-path.ts';
import { Conflict } from './conflict.tsx';
import { EditForm } from './edit-form.tsx';
import { editText } from './edit-text.ts';
import { ModeSwitch } from './mode-switch.tsx';
import { PlanBar } from './plan-bar.tsx';
import { ReviewStep } from './review-step.tsx';
import { type Edit, type EditPanelProps, useEdit } from './use-edit.ts';

/** One edit: typed, reviewed, applied. Whatever goes wrong, what was typed stays. */
export function EditPanel(props: EditPanelProps) {
  const edit = useEdit(props);
  const top = useRef<HTMLDivElement>(null);
  const { plan, isCurrent } = edit.planning;
  const reviewed = edit.isReview && plan && isCurrent && plan.issues.length === 0 ? plan : null;
  useEffect(() => {
    if (edit.isReview) top.current?.scrollIntoView({ block: 'start' });
  }, [edit.isReview]);
  return (
    <div ref={top} className="flex min-h-full flex-col">
      {reviewed ? <ReviewStep edit={edit} plan={reviewed} /> : <FormStep edit={edit} />}
    </div>
  );
}

function FormStep({ edit }: { edit: Edit }) {
  const { host, editable, state, planning, setIsReview, onStartOver } = edit;
  const { plan, isCurrent, error } = planning;
  return (
    <>
      <div className="flex flex-1 flex-col gap-3 p-4 pb-2">
        {editable.stack && <StackNotice host={host} stack={editable.stack.name} />}
        <Conflict edit={edit} />
        <ModeSwitch state={state} plan={isCurrent ? plan : undefined} />
        <EditForm edit={edit} />
        {error ? <ErrorNote error={error} /> : null}
      </div>
      <PlanBar
        problems={state.localIssues.length + (plan?.issues.length ?? 0)}
        plan={plan}
        isCurrent={isCurrent || state.wanted === null}
        onReview={() => setIsReview(true)}
        onDiscard={onStartOver}
      />
    </>
  );
}

function StackNotice({ host, stack }: { host: string; stack: string }) {
  const text = useText(editText);
  const link = (
    <Link to={stackPath({ host, stack })} className="px-2 text-accent-ink hover:underline">
      {text('openStack', { stack })}
    </Link>
  );
  return (
    <Banner tone="info" title={text('stackTitle')} action={link}>
      {text('stackDetail')}
    </Banner>
  );
}
