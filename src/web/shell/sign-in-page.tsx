import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { TextField } from '../ui/text-field.tsx';
import { hubApi } from './api.ts';
import { Door, PlainHttpNotice } from './door.tsx';
import { doorText } from './door-text.ts';
import { SmallFormFrame, useSmallForm } from './small-form.tsx';
import { refreshSession, useHubStatus, useMe } from './session.ts';

export function SignInPage() {
  const text = useText(doorText);
  const { data: status } = useHubStatus();
  const { data: me } = useMe();
  const { next } = useSearch({ from: '/sign-in' });
  if (status?.claimed === false) return <Navigate to="/claim" replace />;
  if (me) return <Navigate to={next ?? '/'} replace />;
  return (
    <Door title={text('signInTitle')}>
      {status?.canSignIn === false ? <PlainHttpNotice /> : <SignInForm next={next ?? '/'} />}
      <p className="text-sm text-muted">{text('forgot')}</p>
    </Door>
  );
}

function SignInForm({ next }: { next: string }) {
  const text = useText(doorText);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);
  const form = useSmallForm(async () => {
    await hubApi.signIn({ body: { name, password, remember } });
    await refreshSession();
    await navigate({ to: next });
  }, text('unreachable'));
  return (
    <SmallFormFrame form={form} action={text('signInAction')}>
      <TextField
        label={text('name')}
        value={name}
        onChange={setName}
        error={form.issues['name']}
        autoComplete="username"
      />
      <TextField
        label={text('password')}
        value={password}
        onChange={setPassword}
        error={form.issues['password']}
        type="password"
        autoComplete="current-password"
      />
      <Checkbox label={text('remember')} checked={remember} onChange={setRemember} />
    </SmallFormFrame>
  );
}
