import PlusIcon from 'lucide-react/icons/plus';
import XIcon from 'lucide-react/icons/x';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { accessText } from './access-text.ts';
import { emptyScope, type ScopeDraft } from './scope-draft.ts';
import { ScopeFields } from './scope-fields.tsx';

/** A scope of a token while it is typed; `key` tells it from its neighbours. */
export interface LimitDraft {
  readonly key: number;
  readonly scope: ScopeDraft;
}

const mostLimits = 20;

/** The parts of the lab to which a token is limited; none: wherever its owner may. */
export function LimitList(props: {
  limits: readonly LimitDraft[];
  onChange: (limits: readonly LimitDraft[]) => void;
  isChecked: boolean;
}) {
  const { limits, onChange } = props;
  const text = useText(accessText);
  const add = () => onChange([...limits, { key: (limits.at(-1)?.key ?? 0) + 1, scope: emptyScope }]);
  return (
    <FieldSet title={text('tokenWhere')} help={text('tokenWhereHelp')}>
      <div className="flex flex-col gap-3">
        {limits.map(({ key, scope }, index) => (
          <fieldset
            key={key}
            className="flex min-w-0 items-start gap-2 rounded-md border border-line-soft bg-elevated p-3"
          >
            <legend className="sr-only">{text('part', { position: index + 1 })}</legend>
            <div className="min-w-0 flex-1">
              <ScopeFields
                draft={scope}
                isChecked={props.isChecked}
                onChange={(changed) => onChange(limits.with(index, { key, scope: changed }))}
              />
            </div>
            <IconButton
              label={text('removePart', { position: index + 1 })}
              icon={<XIcon />}
              onClick={() => onChange(limits.toSpliced(index, 1))}
            />
          </fieldset>
        ))}
        {limits.length < mostLimits && (
          <Button size="sm" icon={<PlusIcon />} className="self-start" onClick={add}>
            {text('limitToPart')}
          </Button>
        )}
      </div>
    </FieldSet>
  );
}
