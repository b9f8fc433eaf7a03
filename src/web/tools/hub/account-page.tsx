import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { choosePreferences } from '../../shell/preferences.ts';
import { useMe } from '../../shell/session.ts';
import { useSmallForm } from '../../shell/small-form.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.ts';
import { AccessCard } from './access-card.tsx';
import { hubText } from './hub-text.ts';
import { Card, Page } from './page.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TokensCard } from './tokens-card.tsx';

export function AccountPage() {
  const user = useMe().data?.user;
  if (!user) return null;
  return (
    <Page title={user.name}>
      <AccessCard user={user} />
      <Appearance />
      <PasswordCard />
      <SessionsCard />
      <TokensCard />
    </Page>
  );
}

function Appearance() {
  const text = useText(hubText);
  const user = useMe().data?.user;
  const language = useLanguage();
  return (
    <Card title={text('appearance')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={text('theme')}
          value={user?.theme ?? 'system'}
          onChange={(theme) => void choosePreferences({ theme })}
          options={(['dark', 'light', 'system'] as const).map((value) => ({ value, label: text(value) }))}
        />
        <Select
          label={text('language')}
          value={language}
          onChange={(choice) => void choosePreferences({ language: choice })}
          options={[
            { value: 'en' as const, label: text('english') },
            { value: 'es' as const, label: text('spanish') },
          ]}
        />
      </div>
    </Card>
  );
}

function PasswordCard() {
  const text = useText(hubText);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const form = useSmallForm(async () => {
    await hubApi.changePassword({ body: { current, next } });
    setCurrent('');
    setNext('');
    showToast({ kind: 'done', title: text('passwordChanged') });
  }, text('didNotWork'));
  return (
    <Card title={text('password')}>
      <form
        noValidate
        className="grid items-start gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextField
          label={text('currentPassword')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={form.issues['current']}
        />
        <TextField
          label={text('newPassword')}
          help={text('newPasswordHelp')}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={form.issues['next']}
        />
        {form.failure && (
          <div className="sm:col-span-2">
            <Banner tone="danger" title={form.failure} />
          </div>
        )}
        <Button type="submit" busy={form.busy} disabled={!current || !next} className="justify-self-start">
          {text('changePassword')}
        </Button>
      </form>
    </Card>
  );
}
