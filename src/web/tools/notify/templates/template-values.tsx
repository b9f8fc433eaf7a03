import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { TemplatesAnswer } from './template-queries.ts';
import { templatesText } from './templates-text.ts';

/** What a template may use, each with what it is. */
export function TemplateValues({ variables }: Pick<TemplatesAnswer, 'variables'>) {
  const text = useText(templatesText);
  const language = useLanguage();
  return (
    <details className="flex flex-col">
      <summary className="min-h-8 py-1 font-medium pointer-coarse:min-h-10">{text('values')}</summary>
      <p className="mt-1 text-sm text-muted">{text('valuesHint', { hole: '{{ }}' })}</p>
      <ul className="mt-2 flex flex-col">
        {variables.map(({ name, meaning }) => (
          <li key={name} className="flex items-center gap-2 border-t border-line-soft py-0.5">
            <code className="w-44 shrink-0 font-mono text-sm wrap-anywhere max-sm:w-32">{name}</code>
            <span className="min-w-0 flex-1 text-sm wrap-anywhere text-muted">{meaning[language]}</span>
            <CopyButton text={`{{ ${name} }}`} label={name} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">{text('filters')}</p>
    </details>
  );
}
