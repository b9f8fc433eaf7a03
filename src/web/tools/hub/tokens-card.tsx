import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiToken } from '#contracts/hub/api-token.ts';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { queryClient } from '../../shell/session.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { CreateToken } from './create-token.tsx';
import { hubText } from './hub-text.ts';
import { Card } from './page.tsx';
import { useAccessWords } from './use-access-words.ts';

const key = ['hub', 'tokens'] as const;
const refresh = () => queryClient.invalidateQueries({ queryKey: key });

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
      {creating && <CreateToken onCreated={refresh} onClose={() => setCreating(false)} />}
    </Card>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const text = useText(hubText);
  const words = useAccessWords();
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
      await refresh();
    });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <span className="flex min-w-0 flex-1 basis-56 flex-col">
        <span className="truncate font-medium">{token.name}</span>
        <span className="text-sm text-muted">
          {text('tokenMay')}: {words.permissions(token.permissions)}
        </span>
        {token.scopes?.map((scope) => (
          <span key={JSON.stringify(scope)} className="text-sm wrap-anywhere text-muted">
            {words.scope(scope)}
          </span>
        ))}
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
