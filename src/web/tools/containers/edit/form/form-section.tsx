import ChevronIcon from 'lucide-react/icons/chevron-right';
import { type ReactNode, useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { type SpecDraft, draftOf } from '../draft/spec-draft.ts';
import { editText } from '../edit-text.ts';
import { fieldsText } from '../fields-text.ts';
import { useSpecForm } from './spec-form.ts';

export interface FormSectionProps {
  title: string;
  /** The properties that are edited in it. */
  parts: readonly (keyof SpecDraft)[];
  /** What is in it, in a few words, for as long as it is closed. */
  summary?: string;
  isOpen?: boolean;
  children: ReactNode;
}

/** Opens by itself where something needs a look, and says so where it is closed. */
export function FormSection({ title, parts, summary, isOpen = false, children }: FormSectionProps) {
  const text = useText(fieldsText);
  const words = useText(editText);
  const { draft, origin, errorsIn } = useSpecForm();
  const [chosen, setChosen] = useState<boolean>();
  const problems = parts.reduce((sum, part) => sum + errorsIn(part), 0);
  const shown = draftOf(origin);
  const isChanged = parts.some((part) => JSON.stringify(draft[part]) !== JSON.stringify(shown[part]));
  const open = chosen ?? (isOpen || problems > 0);
  return (
    <details open={open} className="group border-b border-line-soft">
      <summary
        onClick={(event) => {
          event.preventDefault();
          setChosen(!open);
        }}
        className="flex min-h-10 cursor-pointer list-none items-center gap-2 py-2 [&::-webkit-details-marker]:hidden"
      >
        <ChevronIcon
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="font-medium">{title}</span>
        {isChanged && <span className="text-sm text-accent-ink">● {text('changed')}</span>}
        {problems > 0 && <span className="text-sm text-down">{words('problems', { count: problems })}</span>}
        <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">{!open && summary}</span>
      </summary>
      {open && <div className="flex flex-col gap-4 pt-1 pb-5 pl-6">{children}</div>}
    </details>
  );
}
