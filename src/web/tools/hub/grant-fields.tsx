import XIcon from 'lucide-react/icons/x';
import type { Grant } from '#contracts/access.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { accessText } from './access-text.ts';
import type { ScopeDraft } from './scope-draft.ts';
import { ScopeFields } from './scope-fields.tsx';
import { useAccessWords } from './use-access-words.ts';

/** A grant while it is typed; `key` tells it from its neighbours. */
export interface GrantDraft {
  readonly key: number;
  readonly role: Grant['role'];
  readonly scope: ScopeDraft;
}

/** One grant: the role, the part of the lab, and in words what they come to. */
export function GrantFields(props: {
  position: number;
  draft: GrantDraft;
  onChange: (draft: GrantDraft) => void;
  onRemove: () => void;
  isChecked: boolean;
}) {
  const { position, draft, onChange } = props;
  const text = useText(accessText);
  const words = useAccessWords();
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-md border border-line-soft bg-elevated p-3">
      <legend className="sr-only">{text('part', { position })}</legend>
      <div className="flex items-end gap-2">
        <Select
          className="min-w-0 flex-1"
          label={text('role')}
          value={draft.role}
          onChange={(role) => onChange({ ...draft, role })}
          options={(['viewer', 'operator', 'admin'] as const).map((role) => ({
            value: role,
            label: text(role),
          }))}
        />
        <IconButton label={text('removePart', { position })} icon={<XIcon />} onClick={props.onRemove} />
      </div>
      <p className="text-sm text-muted">{words.roleInPart(draft.role)}</p>
      <ScopeFields
        draft={draft.scope}
        onChange={(scope) => onChange({ ...draft, scope })}
        isChecked={props.isChecked}
      />
      {draft.role === 'admin' && <p className="text-sm text-degraded">{text('editEscapes')}</p>}
    </fieldset>
  );
}
