import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '#contracts/hub/user.ts';
import { useText } from '../../i18n/use-text.ts';
import { explain, hubApi } from '../../shell/api.ts';
import { queryClient, useMe } from '../../shell/session.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { Button } from '../../ui/button.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { DataTable, type Column } from '../../ui/table/data-table.tsx';
import { showError } from '../../ui/toast.ts';
import { AccessDialog } from './access-dialog.tsx';
import { accessText } from './access-text.ts';
import { hubText } from './hub-text.ts';
import { Page } from './page.tsx';
import { AddPerson, SetPassword } from './person-dialogs.tsx';

const key = ['hub', 'users'] as const;
const refresh = () => queryClient.invalidateQueries({ queryKey: key });

type Opened = { dialog: 'add' } | { dialog: 'access' | 'password'; user: User };

export function PeoplePage() {
  const text = useText(hubText);
  const [open, setOpen] = useState<Opened | null>(null);
  const close = () => setOpen(null);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => hubApi.users({}, { signal }) });
  const columns = usePeopleColumns();
  const entries = usePersonEntries(setOpen);
  return (
    <Page
      title={text('people')}
      hint={text('peopleHint')}
      action={
        <Button variant="primary" onClick={() => setOpen({ dialog: 'add' })}>
          {text('addPerson')}
        </Button>
      }
    >
      <DataTable
        tableId="people"
        label={text('people')}
        rows={query.data ?? []}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        columns={columns}
        onOpen={(user) => setOpen({ dialog: 'access', user })}
        rowActions={entries}
        loading={query.isPending}
        error={query.error ? explain(query.error, text('couldNotRead')) : undefined}
        onRetry={() => void query.refetch()}
        empty={null}
      />
      {open?.dialog === 'add' && (
        <AddPerson
          onClose={close}
          onAdded={async (user) => {
            await refresh();
            // Somebody who may do nothing yet is half added.
            setOpen(user.role === 'guest' ? { dialog: 'access', user } : null);
          }}
        />
      )}
      {open?.dialog === 'access' && <AccessDialog user={open.user} onSaved={refresh} onClose={close} />}
      {open?.dialog === 'password' && <SetPassword user={open.user} onClose={close} />}
    </Page>
  );
}

function usePeopleColumns(): readonly Column<User>[] {
  const text = useText(hubText);
  const access = useText(accessText);
  return [
    {
      id: 'name',
      header: text('name'),
      width: 160,
      grow: 2,
      card: 'title',
      value: ({ name }) => name,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      id: 'role',
      header: text('role'),
      width: 160,
      value: ({ role }) => role,
      cell: ({ role, grants }) => (
        <>
          {access(role)}
          {grants.length > 0 && (
            <span className="text-muted"> + {access('partsCount', { count: grants.length })}</span>
          )}
        </>
      ),
    },
    {
      id: 'status',
      header: text('status'),
      width: 120,
      card: 'state',
      value: ({ disabled }) => (disabled ? 1 : 0),
      cell: ({ disabled }) => (
        <StateBadge state={disabled ? 'stopped' : 'up'} word={text(disabled ? 'disabled' : 'active')} />
      ),
    },
    {
      id: 'last',
      header: text('lastSignIn'),
      width: 120,
      value: ({ lastSignInAtMs }) => lastSignInAtMs,
      cell: ({ lastSignInAtMs }) =>
        lastSignInAtMs === null ? text('never') : <RelativeTime atMs={lastSignInAtMs} />,
    },
  ];
}

function usePersonEntries(onOpen: (opened: Opened) => void): (user: User) => MenuEntry[] {
  const text = useText(hubText);
  const access = useText(accessText);
  const me = useMe().data?.user.id;
  const setDisabled = async (user: User, disabled: boolean) => {
    try {
      await hubApi.updateUser({ params: { id: user.id }, body: { disabled } });
      await refresh();
    } catch (error) {
      showError(error, { title: text('didNotWork') });
    }
  };
  const remove = (user: User) =>
    askConfirm(
      {
        title: text('removeTitle', { name: user.name }),
        action: text('removePerson'),
        stops: [text('removeStops')],
        wayBack: text('removeBack'),
        danger: true,
      },
      async () => {
        await hubApi.removeUser({ params: { id: user.id } });
        await refresh();
      },
    );
  return (user) => [
    { label: access('changeAccess'), onSelect: () => onOpen({ dialog: 'access', user }) },
    { label: text('setPassword'), onSelect: () => onOpen({ dialog: 'password', user }) },
    ...(user.id === me
      ? []
      : [
          'separator' as const,
          {
            label: text(user.disabled ? 'enable' : 'disable'),
            onSelect: () => void setDisabled(user, !user.disabled),
          },
          { label: text('removePerson'), danger: true, onSelect: () => void remove(user) },
        ]),
  ];
}
