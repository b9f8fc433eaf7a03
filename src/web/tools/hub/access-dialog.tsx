import PlusIcon from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { Role } from '#contracts/access.ts';
import type { User } from '#contracts/hub/user.ts';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { SmallFormFrame, useSmallForm } from '../../shell/small-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { Select } from '../../ui/select.tsx';
import { accessText } from './access-text.ts';
import { GrantFields } from './grant-fields.tsx';
import { hubText } from './hub-text.ts';
import { type GrantDrafts, useGrantDrafts } from './use-grant-drafts.ts';

const mostGrants = 50;

/** What a person may do everywhere and in parts of the lab. */
export function AccessDialog({
  user,
  onSaved,
  onClose,
}: {
  user: User;
  onSaved: () => Promise<void>;
  onClose: () => void;
}) {
  const text = useText(accessText);
  const hub = useText(hubText);
  const [role, setRole] = useState<Role>(user.role);
  const grants = useGrantDrafts(user.grants);
  const [isChecked, setIsChecked] = useState(false);
  const form = useSmallForm(async () => {
    setIsChecked(true);
    const granted = role === 'admin' ? [] : grants.granted();
    if (!granted) return;
    await hubApi.updateUser({ params: { id: user.id }, body: { role, grants: granted } });
    await onSaved();
    onClose();
  }, hub('didNotWork'));
  return (
    <Dialog open onClose={onClose} title={text('accessTitle', { name: user.name })} size="lg">
      <SmallFormFrame form={form} action={text('save')}>
        <RoleEverywhere value={role} onChange={setRole} />
        {role === 'admin' ? (
          <p className="text-muted">{text('adminNeedsNone')}</p>
        ) : (
          <GrantList grants={grants} isChecked={isChecked} />
        )}
        <p className="text-sm text-muted">{text('signsOut', { name: user.name })}</p>
      </SmallFormFrame>
    </Dialog>
  );
}

const roles = ['guest', 'viewer', 'operator', 'admin'] as const satisfies readonly Role[];

function RoleEverywhere({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const text = useText(accessText);
  return (
    <Select
      label={text('everywhere')}
      help={text(`${value}May`)}
      value={value}
      onChange={onChange}
      options={roles.map((role) => ({ value: role, label: text(role), hint: text(`${role}May`) }))}
    />
  );
}

function GrantList({ grants, isChecked }: { grants: GrantDrafts; isChecked: boolean }) {
  const text = useText(accessText);
  return (
    <FieldSet title={text('inParts')} help={text('inPartsHelp')}>
      <div className="flex flex-col gap-3">
        {grants.drafts.map((draft, index) => (
          <GrantFields
            key={draft.key}
            position={index + 1}
            draft={draft}
            isChecked={isChecked}
            onChange={grants.change}
            onRemove={() => grants.remove(draft)}
          />
        ))}
        {grants.drafts.length < mostGrants && (
          <Button size="sm" icon={<PlusIcon />} className="self-start" onClick={grants.add}>
            {text('addPart')}
          </Button>
        )}
      </div>
    </FieldSet>
  );
}
