import type { EditIssue, EditWarning } from '#contracts/containers/edit-plan.ts';
import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { editText } from './edit-text.ts';
import { sentence } from './issue-words.ts';

export interface PlanNotesProps {
  warnings: readonly EditWarning[];
  recreateWarnings?: readonly RecreateWarning[];
}

/** What follows from it and is easily overlooked. */
export function PlanNotes({ warnings, recreateWarnings = [] }: PlanNotesProps) {
  const text = useText(editText);
  const language = useLanguage();
  const notes = [
    ...warnings.map((one) => sentence(one, language)),
    ...recreateWarnings.map(({ message, paths }) => [message, ...paths.slice(0, 5)].join(' ')),
  ];
  if (notes.length === 0) return null;
  return (
    <section
      aria-label={text('warnings')}
      className="rounded-md border border-degraded/35 bg-degraded/8 px-3 py-2"
    >
      <h4 className="text-sm font-medium">{text('warnings')}</h4>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {notes.map((note) => (
          <li key={note} className="wrap-anywhere">
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every sentence with its place: beside JSON, where no field can show it. */
export function ProblemList({ issues }: { issues: readonly EditIssue[] }) {
  const text = useText(editText);
  const language = useLanguage();
  if (issues.length === 0) return null;
  return (
    <section
      role="alert"
      aria-label={text('problemList')}
      className="rounded-md border border-down/40 bg-down/8 px-3 py-2"
    >
      <h4 className="text-sm font-medium">{text('problemList')}</h4>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {issues.map((issue) => (
          <li key={`${issue.path}${issue.message}`} className="wrap-anywhere">
            {issue.path !== 'json' && <code className="font-mono text-sm">{issue.path}</code>}{' '}
            {sentence(issue, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}
