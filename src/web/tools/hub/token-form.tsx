import { useState } from 'react';
import { canBeScoped, type GrantedPermission } from '#contracts/access.ts';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { SmallFormFrame, useSmallForm } from '../../shell/small-form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { accessText } from './access-text.ts';
import { hubText } from './hub-text.ts';
import { type LimitDraft, LimitList } from './limit-list.tsx';
import { PermissionChoice } from './permission-choice.tsx';
import { scopeOf } from './scope-draft.ts';

const expiryDays = ['30', '90', '365', 'never'] as const;
type Expiry = (typeof expiryDays)[number];

/** What a token is for, what it may do, where and how long. Hands on its text. */
export function TokenForm({ onCreated }: { onCreated: (secret: string) => Promise<void> }) {
  const text = useText(accessText);
  const hub = useText(hubText);
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<readonly GrantedPermission[]>([]);
  const [expiry, setExpiry] = useState<Expiry>('90');
  const [limits, setLimits] = useState<readonly LimitDraft[]>([]);
  const [isChecked, setIsChecked] = useState(false);
  const isTooWide = limits.length > 0 && !permissions.every(canBeScoped);
  const form = useSmallForm(async () => {
    setIsChecked(true);
    const scopes = limits.flatMap(({ scope }) => scopeOf(scope) ?? []);
    if (scopes.length < limits.length || isTooWide) return;
    const expiresInDays = expiry === 'never' ? null : Number(expiry);
    const body = {
      name,
      permissions: [...permissions],
      expiresInDays,
      scopes: limits.length > 0 ? scopes : null,
    };
    await onCreated((await hubApi.createToken({ body })).secret);
  }, hub('didNotWork'));
  return (
    <SmallFormFrame
      form={form}
      action={hub('createToken')}
      disabled={name.trim() === '' || permissions.length === 0}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={text('tokenName')}
          help={text('tokenNameHelp')}
          value={name}
          onChange={setName}
          error={form.issues['name']}
          maxLength={64}
        />
        <ExpirySelect value={expiry} onChange={setExpiry} />
      </div>
      <PermissionChoice
        chosen={permissions}
        onChange={setPermissions}
        error={isTooWide ? text('hubNotInParts') : form.issues['permissions']}
      />
      <LimitList limits={limits} onChange={setLimits} isChecked={isChecked} />
    </SmallFormFrame>
  );
}

function ExpirySelect({ value, onChange }: { value: Expiry; onChange: (expiry: Expiry) => void }) {
  const text = useText(accessText);
  return (
    <Select
      label={text('tokenExpiry')}
      value={value}
      onChange={onChange}
      options={expiryDays.map((days) => ({
        value: days,
        label: days === 'never' ? text('neverExpires') : text('days', { count: Number(days) }),
      }))}
    />
  );
}
