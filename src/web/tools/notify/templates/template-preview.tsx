import { useState } from 'react';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Select } from '../../../ui/select.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { byUrgency } from '../alert-state.ts';
import { useLiveAlerts } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import type { Preview, PreviewOf } from './template-queries.ts';
import { useTemplatePreview } from './template-queries.ts';
import { templatesText } from './templates-text.ts';

const ofExample = 'example';
const mostAlerts = 50;
const own = ['plain', 'html', 'markdown', 'builtIn'] as const;
const builtInOnly = ['plain', 'html', 'markdown'] as const;
type Form = (typeof own)[number];

/** What a preview is of: the alert and the language that were chosen. */
export function usePreviewChoice() {
  const [alert, setAlert] = useState<string>(ofExample);
  const [language, setLanguage] = useState<MessageLanguage>(useLanguage());
  const of: PreviewOf = { language, ...(alert !== ofExample && { fingerprint: alert }) };
  return { alert, setAlert, language, setLanguage, of };
}

type Choice = ReturnType<typeof usePreviewChoice>;

interface Props {
  choice: Choice;
  /** Of the words that are edited; null: only the built-in ones are shown. */
  preview: ReturnType<typeof useTemplatePreview> | null;
}

/** A message in every form that channels send, beside what the built-in words say. */
export function TemplatePreview({ choice, preview }: Props) {
  const text = useText(templatesText);
  const words = useText(notifyText);
  const builtIn = useTemplatePreview(choice.of);
  const [form, setForm] = useState<Form>('plain');
  const shown = preview ?? builtIn;
  const error = shown.error ?? builtIn.error;
  const textOf = (id: Form) => (id === 'builtIn' ? builtIn.data?.forms.plain : shown.data?.forms[id]);
  return (
    <section aria-label={text('preview')} className="flex min-w-0 flex-col gap-3">
      <Choices choice={choice} />
      {error ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(error, words('couldNotRead'))}
          onRetry={() => void shown.refetch()}
        />
      ) : (
        <Tabs
          label={text('forms')}
          value={form}
          onChange={setForm}
          tabs={(preview ? own : builtInOnly).map((id) => ({
            id,
            label: text(id),
            content: <Told text={textOf(id)} hint={text(`${id}For`)} />,
          }))}
        />
      )}
    </section>
  );
}

function Told({ text, hint }: { text: Preview['text'] | undefined; hint: string }) {
  return (
    <div className="flex flex-col gap-2 pt-3">
      <p className="text-sm text-muted">{hint}</p>
      {text === undefined ? (
        <Loading rows={6} />
      ) : (
        <pre className="rounded-md bg-elevated p-3 font-sans wrap-anywhere whitespace-pre-wrap">{text}</pre>
      )}
    </div>
  );
}

function Choices({ choice }: { choice: Choice }) {
  const text = useText(templatesText);
  const alerts = [...useLiveAlerts().alerts.values()].toSorted(byUrgency).slice(0, mostAlerts);
  const isKnown = alerts.some(({ fingerprint }) => fingerprint === choice.alert);
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        className="min-w-48 flex-3"
        label={text('of')}
        value={isKnown ? choice.alert : ofExample}
        onChange={choice.setAlert}
        options={[
          { value: ofExample, label: text('example') },
          ...alerts.map(({ fingerprint, title }) => ({ value: fingerprint, label: title })),
        ]}
      />
      <Select
        className="min-w-28 flex-1"
        label={text('language')}
        value={choice.language}
        onChange={choice.setLanguage}
        options={[
          { value: 'en', label: text('english') },
          { value: 'es', label: text('spanish') },
        ]}
      />
    </div>
  );
}
