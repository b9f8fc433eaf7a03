import { useText } from '../../../../i18n/use-text.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Sections } from '../../sections.tsx';
import { useMayCreateStack } from '../use-may-create-stack.ts';
import { NewStackForm } from './new-stack-form.tsx';
import { newStackText } from './new-stack-text.ts';

export function NewStackPage() {
  const text = useText(newStackText);
  const mayCreate = useMayCreateStack();
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <Sections current="stacks" />
      <header>
        <h1 className="text-lg font-semibold">{text('title')}</h1>
        <p className="max-w-prose text-muted">{text('hint')}</p>
      </header>
      {mayCreate ? <NewStackForm /> : <EmptyState title={text('mayNot')} />}
    </div>
  );
}
