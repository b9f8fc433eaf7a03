import { useText } from '../../../i18n/use-text.ts';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { completeValue } from './complete-value.ts';
import type { Preview } from './template-queries.ts';
import { templatesText } from './templates-text.ts';

export interface TemplateWords {
  readonly name: string;
  readonly title: string;
  readonly body: string;
}

interface Props {
  words: TemplateWords;
  problems: Preview['problems'];
  /** Of the values that may be used. */
  names: readonly string[];
  /** Null: only to be looked at. */
  onChange: ((changes: Partial<TemplateWords>) => void) | null;
  onSave: () => void;
}

export function TemplateFields({ words, problems, names, onChange, onSave }: Props) {
  const text = useText(templatesText);
  const ofTitle = problems.find(({ part }) => part === 'title');
  const ofBody = problems.filter(({ part }) => part === 'body');
  const titleError = words.title.trim() === '' ? text('titleMissing') : ofTitle?.message;
  return (
    <>
      <TextField
        label={text('name')}
        help={words.name.trim() === '' ? text('nameMissing') : undefined}
        maxLength={100}
        disabled={!onChange}
        value={words.name}
        onChange={(name) => onChange?.({ name })}
      />
      <TextField
        mono
        label={text('title')}
        help={text('titleHelp')}
        error={titleError}
        maxLength={2000}
        disabled={!onChange}
        value={words.title}
        onChange={(title) => onChange?.({ title })}
      />
      <div className="flex flex-col gap-1">
        <span className="text-sm font-medium">{text('body')}</span>
        <CodeView
          language="liquid"
          label={text('body')}
          height={320}
          text={words.body}
          onChange={onChange ? (body) => onChange({ body }) : undefined}
          diagnostics={ofBody.map(({ line, message }) => ({ severity: 'error', line, message }))}
          complete={(before) => completeValue(before, names)}
          commands={{ 'mod+s': onSave }}
        />
        {ofBody.map(({ line, message }) => (
          <p key={`${line} ${message}`} role="alert" className="text-sm wrap-anywhere text-down">
            {text('line', { part: text('body'), line, message })}
          </p>
        ))}
      </div>
    </>
  );
}
