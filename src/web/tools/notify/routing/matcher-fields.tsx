import PlusIcon from 'lucide-react/icons/plus';
import XIcon from 'lucide-react/icons/x';
import { useId, useMemo } from 'react';
import type { Matcher, MatcherOperator } from '#contracts/notify/matcher.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useLiveAlerts } from '../live.ts';
import { FieldGroup } from './field-group.tsx';
import { formText } from './form-text.ts';

interface Props {
  label: string;
  help?: string;
  matchers: readonly Matcher[];
  onChange: (matchers: Matcher[]) => void;
  /** As in `0.value`. */
  errorAt: (place: string) => string | undefined;
}

/** Conditions, one a line. What alerts of now have is offered. */
export function MatcherFields({ label, help, matchers, onChange, errorAt }: Props) {
  const text = useText(formText);
  return (
    <FieldGroup label={label} help={help}>
      {matchers.map((matcher, index) => (
        <MatcherRow
          // oxlint-disable-next-line react/no-array-index-key -- conditions are told apart by their place alone
          key={index}
          number={index + 1}
          matcher={matcher}
          onChange={(next) => onChange(matchers.with(index, next))}
          onRemove={() => onChange(matchers.toSpliced(index, 1))}
          errors={{ name: errorAt(`${index}.name`), value: errorAt(`${index}.value`) }}
        />
      ))}
      <div>
        <Button
          size="sm"
          icon={<PlusIcon />}
          onClick={() => onChange([...matchers, { name: '', operator: '=', value: '' }])}
        >
          {text('addCondition')}
        </Button>
      </div>
    </FieldGroup>
  );
}

interface RowProps {
  number: number;
  matcher: Matcher;
  onChange: (matcher: Matcher) => void;
  onRemove: () => void;
  errors: { name: string | undefined; value: string | undefined };
}

function MatcherRow({ number, matcher, onChange, onRemove, errors }: RowProps) {
  const text = useText(formText);
  const names = useId();
  const values = useId();
  const known = useKnownLabels();
  const place = text('condition', { number });
  const operators: Record<MatcherOperator, string> = {
    '=': text('equals'),
    '!=': text('differs'),
    '=~': text('fits'),
    '!~': text('fitsNot'),
  };
  const ids: readonly MatcherOperator[] = ['=', '!=', '=~', '!~'];
  return (
    <div className="flex flex-wrap items-start gap-1">
      <TextField
        hideLabel
        mono
        className="min-w-28 flex-2"
        label={`${place}: ${text('label')}`}
        placeholder={text('label')}
        list={names}
        error={errors.name}
        value={matcher.name}
        onChange={(name) => onChange({ ...matcher, name: name.trim() })}
      />
      <Select
        hideLabel
        className="w-32"
        label={`${place}: ${text('comparison')}`}
        value={matcher.operator}
        onChange={(operator) => onChange({ ...matcher, operator })}
        options={ids.map((value) => ({ value, label: `${value} ${operators[value]}` }))}
      />
      <div className="flex min-w-48 flex-3 items-start gap-1">
        <TextField
          hideLabel
          mono
          className="flex-1"
          label={`${place}: ${text('value')}`}
          placeholder={text('value')}
          list={values}
          error={errors.value}
          value={matcher.value}
          onChange={(value) => onChange({ ...matcher, value })}
        />
        <IconButton label={text('removeCondition', { number })} icon={<XIcon />} onClick={onRemove} />
      </div>
      <Suggestions id={names} values={[...known.keys()]} />
      <Suggestions id={values} values={[...(known.get(matcher.name) ?? [])]} />
    </div>
  );
}

export function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.slice(0, 100).map((value) => (
        <option key={value}>{value}</option>
      ))}
    </datalist>
  );
}

const usual = ['severity', 'host', 'stack', 'container', 'alertname'];

/** The labels that alerts of now have, with their values; the usual ones first. */
function useKnownLabels(): ReadonlyMap<string, ReadonlySet<string>> {
  const { alerts } = useLiveAlerts();
  return useMemo(() => {
    const known = new Map(usual.map((name) => [name, new Set<string>()]));
    for (const severity of ['critical', 'warning', 'info']) known.get('severity')?.add(severity);
    for (const { labels } of alerts.values())
      for (const [name, value] of Object.entries(labels)) {
        const values = known.get(name) ?? new Set();
        known.set(name, values.add(value));
      }
    return known;
  }, [alerts]);
}
