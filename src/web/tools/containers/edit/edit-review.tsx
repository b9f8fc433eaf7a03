import type { EditPlan } from '#contracts/containers/edit-plan.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { DiffList } from '../../../ui/diff/diff-list.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { shownChange } from './change-words.ts';
import { editText } from './edit-text.ts';
import { fieldsText } from './fields-text.ts';
import { PlanNotes } from './plan-notes.tsx';

/** Everything that an edit does, before it is done. */
export function EditReview({ plan, name }: { plan: EditPlan; name: string }) {
  const text = useText(editText);
  const words = { text: useText(fieldsText), words: text, format: useFormat() };
  return (
    <div className="flex flex-col gap-4">
      <Verdict plan={plan} name={name} />
      <div className="flex flex-col gap-2">
        <h3 className="font-medium">{text('differences')}</h3>
        <DiffList
          label={text('differences')}
          empty={text('noChange')}
          changes={plan.changes.map((change) => shownChange(change, words, plan.verdict === 'recreate'))}
        />
      </div>
      <PlanNotes warnings={plan.warnings} recreateWarnings={plan.recreateWarnings} />
      {plan.command && (
        <div className="flex flex-col gap-2">
          <h3 className="font-medium">{text('command')}</h3>
          <CommandLine command={plan.command} label={text('command')} />
        </div>
      )}
    </div>
  );
}

function Verdict({ plan, name }: { plan: EditPlan; name: string }) {
  const text = useText(editText);
  const format = useFormat();
  if (plan.verdict === 'nothing') return null;
  if (plan.verdict === 'live') {
    return (
      <Banner tone="info" title={text('liveTitle')}>
        {text('liveDetail', { name })}
      </Banner>
    );
  }
  const { downtimeSeconds: seconds, dependents } = plan;
  const title =
    seconds === null
      ? text('recreateStopped')
      : text('recreateTitle', { span: format.duration(seconds * 1000) });
  return (
    <>
      <Banner tone="warning" title={title}>
        {text('recreateDetail', { name })} {plan.pulls && text('pulls')}
      </Banner>
      {dependents.length === 0 ? (
        <p className="text-muted">{text('noDependents')}</p>
      ) : (
        <section aria-label={text('dependents')}>
          <h3 className="font-medium">{text('dependents')}</h3>
          <ul className="flex flex-col gap-1">
            {dependents.map((one) => (
              <li key={`${one.name}${one.reason}`} className="wrap-anywhere">
                <span className="font-mono text-sm">{one.name}</span>{' '}
                <span className="text-muted">{one.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
