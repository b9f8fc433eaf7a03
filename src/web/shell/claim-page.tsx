import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { TextField } from '../ui/text-field.tsx';
import { hubApi } from './api.ts';
import { Door, DoorCommand, PlainHttpNotice } from './door.tsx';
import { doorText } from './door-text.ts';
import { SmallFormFrame, useSmallForm } from './small-form.tsx';
import { refreshSession, useHubStatus } from './session.ts';

export function ClaimPage() {
  const text = useText(doorText);
  const { data: status } = useHubStatus();
  if (status?.claimed) return <Navigate to="/" replace />;
  return (
    <Door title={text('claimTitle')}>
      <p className="text-muted">{text('claimIntro')}</p>
      {status?.canSignIn === false ? <PlainHttpNotice /> : <ClaimForm />}
    </Door>
  );
}

function ClaimForm() {
  const text = useText(doorText);
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const form = useSmallForm(async () => {
    await hubApi.claim({ body: { code, name, password } });
    await refreshSession();
    await navigate({ to: '/' });
  }, text('unreachable'));
  return (
    <SmallFormFrame form={form} action={text('claimAction')}>
      <TextField
        label={text('code')}
        value={code}
        onChange={setCode}
        error={form.issues['code']}
        mono
        autoComplete="one-time-code"
      />
      <details className="text-sm text-muted" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{text('claimWhere')}</summary>
        <div className="mt-2 flex flex-col gap-2">
          <p>{text('claimInTerminal')}</p>
          {isOpen && <DoorCommand command="docker logs nexus" label={text('claimWhere')} />}
        </div>
      </details>
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
        help={text('passwordHelp')}
        type="password"
        autoComplete="new-password"
      />
    </SmallFormFrame>
  );
}
