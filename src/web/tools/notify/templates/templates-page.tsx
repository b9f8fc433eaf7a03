import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { NotifyPage } from '../notify-page.tsx';
import { useMayNotify } from '../use-may-notify.ts';
import { TemplateEditor } from './template-editor.tsx';
import { TemplatePreview, usePreviewChoice } from './template-preview.tsx';
import { type TemplatesAnswer, useTemplates } from './template-queries.ts';
import { TemplateTable } from './template-table.tsx';
import { templatesText } from './templates-text.ts';

const newId = 'new';

/** Own words of messages. `?template=` opens one, or `new`. */
export function TemplatesPage() {
  const text = useText(templatesText);
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  const query = useTemplates();
  const { template: openId }: { template?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = (template: string | undefined) =>
    void navigate({ to: '/notify/templates', search: { template } });
  const create = mayConfigure && (
    <Button variant="primary" onClick={() => open(newId)}>
      {text('newTemplate')}
    </Button>
  );
  if (openId !== undefined && query.data) {
    return (
      <NotifyPage section="templates">
        <Editing id={openId} answer={query.data} onOpen={open} />
      </NotifyPage>
    );
  }
  const isEmpty = query.data?.templates.length === 0;
  return (
    <NotifyPage section="templates" actions={!isEmpty && create}>
      {isEmpty ? <Nothing action={create} /> : <TemplateTable query={query} onOpen={open} />}
    </NotifyPage>
  );
}

interface EditingProps {
  id: string;
  answer: TemplatesAnswer;
  onOpen: (id: string | undefined) => void;
}

function Editing({ id, answer, onOpen }: EditingProps) {
  const text = useText(templatesText);
  const template = answer.templates.find((one) => one.id === id) ?? null;
  const back = () => onOpen(undefined);
  if (!template && id !== newId) {
    return (
      <EmptyState title={text('gone')} action={<Button onClick={back}>{text('back')}</Button>}>
        {text('goneHint')}
      </EmptyState>
    );
  }
  return <TemplateEditor key={id} template={template} answer={answer} onSaved={onOpen} onClose={back} />;
}

/** What goes out as long as there is no template, so that it is known before it is replaced. */
function Nothing({ action }: { action: ReactNode }) {
  const text = useText(templatesText);
  const choice = usePreviewChoice();
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <EmptyState title={text('emptyTitle')} action={action}>
        {text('emptyHint')}
      </EmptyState>
      <div className="flex min-w-0 flex-col gap-3 py-4 lg:py-8">
        <h2 className="text-md font-semibold">{text('builtInNow')}</h2>
        <TemplatePreview choice={choice} preview={null} />
      </div>
    </div>
  );
}
