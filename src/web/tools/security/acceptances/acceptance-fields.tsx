import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type Issue, type Span, spans, type TypedRule } from './acceptance-draft.ts';
import { acceptanceText } from './acceptance-text.ts';

interface Props {
  typed: TypedRule;
  onChange: (typed: TypedRule) => void;
  issues: readonly Issue[];
}

export function AcceptanceFields({ typed, onChange, issues }: Props) {
  const text = useText(acceptanceText);
  return (
    <>
      <ScopeFields typed={typed} onChange={onChange} issues={issues} />
      <TextField
        label={text('reason')}
        help={text('reasonHelp')}
        placeholder={text('reasonExample')}
        multiline={2}
        value={typed.reason}
        onChange={(reason) => onChange({ ...typed, reason: reason.slice(0, 1_000) })}
        {...(issues.includes('reasonShort') && { error: text('reasonShort') })}
      />
      <UntilFields typed={typed} onChange={onChange} issues={issues} />
    </>
  );
}

/** As the contract takes them. */
const most = { flaw: 100, package: 200, image: 300, host: 100, stack: 200, container: 200 } as const;
const whatFields = ['flaw', 'package', 'image'] as const;
const whereFields = ['host', 'stack', 'container'] as const;

function ScopeFields({ typed, onChange, issues }: Props) {
  const text = useText(acceptanceText);
  const field = (name: keyof TypedRule['scope']) => (
    <TextField
      key={name}
      label={text(name)}
      mono
      spellCheck={false}
      placeholder={text('any')}
      maxLength={most[name]}
      value={typed.scope[name]}
      onChange={(value) => onChange({ ...typed, scope: { ...typed.scope, [name]: value } })}
    />
  );
  const isNarrowed = whereFields.some((name) => typed.scope[name] !== '');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{text('what')}</legend>
      <p className="text-sm text-muted">{text('whatHint')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {whatFields.slice(0, 2).map(field)}
        <div className="sm:col-span-2">{field('image')}</div>
      </div>
      <details open={isNarrowed || undefined}>
        <summary className="w-fit py-1 text-sm text-muted hover:text-ink pointer-coarse:min-h-10 pointer-coarse:content-center">
          {text('where')}
        </summary>
        <div className="grid gap-3 pt-1 sm:grid-cols-3">{whereFields.map(field)}</div>
      </details>
      {issues.includes('everything') && (
        <p role="alert" className="text-sm text-down">
          {text('everything')}
        </p>
      )}
    </fieldset>
  );
}

const spanWords: Record<Span, 'forWeek' | 'forMonth' | 'forQuarter' | 'forGoodChoice' | 'untilDate'> = {
  week: 'forWeek',
  month: 'forMonth',
  quarter: 'forQuarter',
  good: 'forGoodChoice',
  date: 'untilDate',
};

function UntilFields({ typed, onChange, issues }: Props) {
  const text = useText(acceptanceText);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select<Span>
          label={text('until')}
          value={typed.span}
          onChange={(span) => onChange({ ...typed, span })}
          options={spans.map((value) => ({ value, label: text(spanWords[value]) }))}
        />
        {typed.span === 'date' && (
          <TextField
            type="datetime-local"
            label={text('date')}
            value={typed.date}
            onChange={(date) => onChange({ ...typed, date })}
            {...(issues.includes('datePast') && { error: text('datePast') })}
          />
        )}
      </div>
      <Checkbox
        label={text('repairLabel')}
        help={text('repairHelp')}
        checked={typed.isUntilRepair}
        onChange={(isUntilRepair) => onChange({ ...typed, isUntilRepair })}
      />
    </div>
  );
}
