import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Fold } from './fold.tsx';
import { formText } from './form-text.ts';
import type { FormDraft } from './monitor-draft.ts';
import { PlaceFields } from './place-fields.tsx';
import { RuleFields } from './rule-fields.tsx';
import { TimingFields } from './timing-fields.tsx';

export interface CommonProps {
  draft: FormDraft;
  change: (next: Partial<FormDraft>) => void;
  /** What the server refused, by field. */
  errors: ReadonlyMap<string, string>;
}

/** What every kind of monitor has, folded: the usual values are good ones. */
export function CommonFields({
  kind,
  id,
  ...props
}: CommonProps & { kind: MonitorKind; id: string | undefined }) {
  const text = useText(formText);
  const { errors } = props;
  const has = (...fields: readonly string[]) => fields.some((field) => errors.has(field));
  return (
    <div className="flex flex-col border-t border-line-soft">
      <Fold title={text('timing')} mustOpen={has('intervalMs', 'retryIntervalMs', 'timeoutMs')}>
        <TimingFields {...props} />
      </Fold>
      <Fold title={text('rules')} mustOpen={has('degradedAboveMs', 'resendEveryMs')}>
        <RuleFields {...props} />
      </Fold>
      {kind.values.length > 0 && (
        <Fold title={text('conditions')} mustOpen={has('conditions') || props.draft.conditions !== ''}>
          <ConditionField {...props} kind={kind} />
        </Fold>
      )}
      <Fold title={text('place')} mustOpen={has('parentId', 'tags', 'notes')}>
        <PlaceFields {...props} id={id} />
      </Fold>
    </div>
  );
}

function ConditionField({ draft, change, errors, kind }: CommonProps & { kind: MonitorKind }) {
  const text = useText(formText);
  const language = useLanguage();
  const error = errors.get('conditions');
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={text('conditions')}
        help={text('conditionsHelp')}
        {...(error && { error })}
        mono
        multiline={3}
        value={draft.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      <dl aria-label={text('conditionValues')} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        {kind.values.map((value) => (
          <div key={value.name} className="contents">
            <dt className="font-mono">{value.name}</dt>
            <dd className="text-muted">{value[language]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
