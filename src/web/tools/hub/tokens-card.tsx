import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hub } from '#contracts/hub.ts';
import type { ApiToken } from '#contracts/hub/api-token.ts';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { queryClient } from '../../shell/session.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandLine } from '../../shell/command-line.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-state.tsx';
import { SchemaForm } from '../../ui/form/schema-form.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { hubText } from './hub-text.ts';
import { Card } from './page.tsx';

const key = ['hub', 'tokens'] as const;

export function TokensCard() {
  const text = useText(hubText);
  const [creating, setCreating] = useState(false);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => hubApi.tokens({}, { signal }) });
  return (
    <Card
      title={text('tokens')}
      hint={text('tokensHint')}
      action={
        <Button size="sm" onClick={() => setCreating(true)}>
          {text('createToken')}
        </Button>
      }
    >
      {query.error && <ErrorNote error={query.error} />}
      {query.data?.length === 0 && <p className="text-muted">{text('tokensEmpty')}</p>}
      <ul className="flex flex-col divide-y divide-line-soft">
        {query.data?.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      {creating && <CreateToken onClose={() => setCreating(false)} />}
    </Card>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const text = useText(hubText);
  const revoke = async () => {
    const question = {
      title: text('revokeTitle', { name: token.name }),
      action: text('revoke'),
      stops: [text('revokeStops', { name: token.name })],
      wayBack: text('revokeBack'),
      danger: true,
    };
    await askConfirm(question, async () => {
      await hubApi.revokeToken({ params: { id: token.id } });
      await queryClient.invalidateQueries({ queryKey: key });
    });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <span className="flex min-w-0 flex-1 basis-56 flex-col">
        <span className="truncate font-medium">{token.name}</span>
        <span className="font-mono text-sm text-muted">{token.permissions.join(' ')}</span>
      </span>
      <span className="text-sm text-muted">
        {text('tokenExpires')}{' '}
        {token.expiresAtMs === null ? text('never') : <RelativeTime atMs={token.expiresAtMs} />}
      </span>
      <span className="text-sm text-muted">
        {text('lastUsed')}{' '}
        {token.lastUsedAtMs === null ? text('never') : <RelativeTime atMs={token.lastUsedAtMs} />}
      </span>
      <Button size="sm" variant="quiet" onClick={() => void revoke()}>
        {text('revoke')}
      </Button>
    </li>
  );
}

function CreateToken({ onClose }: { onClose: () => void }) {
  const text = useText(hubText);
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('createToken')}
      footer={
        secret && (
          <Button variant="primary" onClick={onClose}>
            {text('done')}
          </Button>
        )
      }
    >
      {secret ? (
        <div className="flex flex-col gap-3">
          <p>{text('tokenOnce')}</p>
          <CommandLine command={secret} label={text('tokens')} />
        </div>
      ) : (
        <SchemaForm
          schema={hub.endpoints.createToken.body}
          submitLabel={text('createToken')}
          onSubmit={async (body) => {
            const created = await hubApi.createToken({ body });
            await queryClient.invalidateQueries({ queryKey: key });
            setSecret(created.secret);
          }}
        />
      )}
    </Dialog>
  );
}
