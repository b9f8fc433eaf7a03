import ArrowIcon from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import type { Template } from '#contracts/notify/templates.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.ts';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { useDoing } from '../use-doing.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { TemplateFields, type TemplateWords } from './template-fields.tsx';
import { TemplatePreview, usePreviewChoice } from './template-preview.tsx';
import { refreshTemplates, type TemplatesAnswer, useTemplatePreview } from './template-queries.ts';
import { TemplateValues } from './template-values.tsx';
import { templatesText } from './templates-text.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

interface Props {
  /** Null: a new one, which begins with the example. */
  template: Template | null;
  answer: TemplatesAnswer;
  onSaved: (id: string) => void;
  onClose: () => void;
}

/** The words on one side, what becomes of them on the other. */
export function TemplateEditor({ template, answer, onSaved, onClose }: Props) {
  const text = useText(templatesText);
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  const editing = useEditing({ template, answer, onSaved });
  const choice = usePreviewChoice();
  const { title, body } = editing.words;
  const preview = useTemplatePreview({ ...choice.of, title, body });
  const problems = preview.data?.problems ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button variant="quiet" icon={<ArrowIcon />} onClick={onClose}>
          {text('back')}
        </Button>
        {mayConfigure ? <SaveButton editing={editing} /> : <p className="text-muted">{text('readOnly')}</p>}
      </div>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <TemplateFields
            words={editing.words}
            problems={problems}
            names={answer.variables.map(({ name }) => name)}
            onChange={mayConfigure ? editing.change : null}
            onSave={() => void editing.save()}
          />
          {template && (
            <p className="text-muted">
              {text('usedBy')}: {template.usedBy.join(', ') || text('unused')}
            </p>
          )}
          <TemplateValues variables={answer.variables} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          {problems.length > 0 && (
            <Banner tone="warning" title={text('problems')}>
              {text('problemsHint')}
            </Banner>
          )}
          <TemplatePreview choice={choice} preview={preview} />
        </div>
      </div>
    </>
  );
}

function SaveButton({ editing }: { editing: ReturnType<typeof useEditing> }) {
  const words = useText(notifyText);
  return (
    <Button
      variant="primary"
      busy={editing.busy}
      disabled={!editing.isComplete || !editing.isChanged}
      onClick={() => void editing.save()}
    >
      {words('save')}
    </Button>
  );
}

function useEditing({ template, answer, onSaved }: Omit<Props, 'onClose'>) {
  const text = useText(templatesText);
  const first: TemplateWords = template ?? { name: '', ...answer.example };
  const [words, setWords] = useState<TemplateWords>(first);
  const { busy, doing } = useDoing();
  const isChanged = (['name', 'title', 'body'] as const).some((part) => words[part] !== first[part]);
  const pass = useLeaveGuard(isChanged);
  const isComplete = words.name.trim() !== '' && words.title.trim() !== '';
  const save = async () => {
    if (!isComplete || !isChanged || busy) return;
    await doing(async () => {
      const { name, title, body } = words;
      const draft = { name: name.trim(), title, body };
      const saved = template
        ? await notifyApi.changeTemplate({ params: { id: template.id }, body: draft })
        : await notifyApi.createTemplate({ body: draft });
      await refreshTemplates();
      setWords(saved);
      pass();
      showToast({
        title: text('saved', { name: saved.name }),
        ...(saved.usedBy.length === 0 && { detail: text('useIt') }),
      });
      onSaved(saved.id);
    });
  };
  const change = (changes: Partial<TemplateWords>) => setWords((before) => ({ ...before, ...changes }));
  return { words, change, isChanged, isComplete, busy, save };
}
