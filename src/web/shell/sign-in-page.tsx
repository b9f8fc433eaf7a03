import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { TextField } from '../ui/text-field.tsx';
import { hubApi } from './api.ts';
import { Door, PlainHttpNotice } from './door.tsx';
import { useDoorForm } from './door-form.ts';
import { doorText } from './door-text.ts';
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
    </Door>
  );
}

function SignInForm({ next }: { next: string }) {
  const text = useText(doorText);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);
  const form = useDoorForm(async () => {
    await hubApi.signIn({ body: { name, password, remember } });
    await refreshSession();
    await navigate({ to: next });
  }, text('unreachable'));
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
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
      {form.failure && <Banner tone="danger" title={form.failure} />}
      <Button type="submit" variant="primary" busy={form.busy}>
        {text('signInAction')}
      </Button>
      <p className="text-sm text-muted">{text('forgot')}</p>
    </form>
  );
}
