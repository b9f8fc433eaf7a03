import type { RuleMatch } from '#contracts/watcher/policy.ts';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { watcherText } from '../watcher-text.ts';
import { rulesText } from './rules-text.ts';

const fields = [
  { id: 'container', placeholder: 'immich*' },
  { id: 'image', placeholder: 'lscr.io/*' },
  { id: 'stack', placeholder: 'media' },
  { id: 'label', placeholder: 'name=value' },
  { id: 'host', placeholder: 'local' },
] as const satisfies readonly { id: keyof RuleMatch; placeholder: string }[];

/** Which containers a rule is for; nothing filled in means all. */
export function MatchFields({ match, onChange }: { match: RuleMatch; onChange: (match: RuleMatch) => void }) {
  const text = useText(rulesText);
  const words = useText(watcherText);
  const set = (id: keyof RuleMatch, value: string) => {
    const { [id]: _, ...others } = match;
    onChange(value.trim() === '' ? others : { ...others, [id]: value.trim() });
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-sm font-medium">{text('who')}</legend>
      <p className="text-sm text-muted">{text('whoHelp')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map(({ id, placeholder }) => (
          <TextField
            key={id}
            mono
            label={id === 'stack' ? words('stack') : text(id)}
            placeholder={placeholder}
            value={match[id] ?? ''}
            onChange={(value) => set(id, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
