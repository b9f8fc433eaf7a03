import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { LabelRows } from './label-rows.tsx';
import type { MappingDraft } from './mapping-draft.ts';
import { webhookText } from './webhook-text.ts';

interface Props {
  draft: MappingDraft;
  onChange: (changes: Partial<MappingDraft>) => void;
  /** What is wrong with a field, by its path in the mapping. */
  errorAt: (path: string) => string | undefined;
}

const hourMs = 3_600_000;
const evidence = ['description', 'checked', 'expected', 'seen', 'link'] as const;

/** Every part of a mapping; those that people need first stand first. */
export function MappingFields(props: Props) {
  const text = useText(webhookText);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{text('mappingHelp', { hole: '{{ path.in.body }}' })}</p>
      <Template {...props} field="title" help={text('titleHelp')} />
      <Template {...props} field="severity" help={text('severityHelp')} />
      <Template {...props} field="resolved" help={text('resolvedHelp')} />
      <Template {...props} field="key" help={text('keyHelp')} />
      <LabelRows
        pairs={props.draft.pairs}
        errorAt={props.errorAt}
        onChange={(pairs) => props.onChange({ pairs })}
      />
      <details className="flex flex-col">
        <summary className="min-h-8 py-1 text-sm text-muted hover:text-ink pointer-coarse:min-h-10">
          {text('more')}
        </summary>
        <div className="mt-2 flex flex-col gap-3">
          <Template {...props} field="each" help={text('eachHelp')} />
          {evidence.map((field) => (
            <Template key={field} {...props} field={field} />
          ))}
          <EndByTime {...props} />
        </div>
      </details>
    </div>
  );
}

type TemplateField = 'title' | 'severity' | 'resolved' | 'key' | 'each' | (typeof evidence)[number];

function Template({
  draft,
  onChange,
  errorAt,
  field,
  help,
}: Props & { field: TemplateField; help?: string }) {
  const text = useText(webhookText);
  const isMissing = field === 'title' && draft.title.trim() === '';
  return (
    <TextField
      mono
      label={text(field)}
      help={help}
      error={isMissing ? text('titleMissing') : errorAt(field)}
      multiline={field === 'description' ? 2 : undefined}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
}

function EndByTime({ draft, onChange }: Props) {
  const text = useText(webhookText);
  return (
    <TextField
      type="number"
      label={text('resolveAfter')}
      help={text('resolveAfterHelp')}
      unit={text('hours')}
      value={String(draft.resolveAfterMs / hourMs)}
      onChange={(value) => onChange({ resolveAfterMs: Math.max(0, Math.round(Number(value) * hourMs)) || 0 })}
    />
  );
}
