import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hub } from '#contracts/hub.ts';
import type { User } from '#contracts/hub/user.ts';
import { useText } from '../../i18n/use-text.ts';
import { explain, hubApi } from '../../shell/api.ts';
import { queryClient, useMe } from '../../shell/session.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SchemaForm } from '../../ui/form/schema-form.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { DataTable, type Column } from '../../ui/table/data-table.tsx';
import { showError } from '../../ui/toast.ts';
import { hubText } from './hub-text.ts';
import { Page } from './page.tsx';

const key = ['hub', 'users'] as const;
const refresh = () => queryClient.invalidateQueries({ queryKey: key });

export function PeoplePage() {
  const text = useText(hubText);
  const [open, setOpen] = useState<'add' | User | null>(null);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => hubApi.users({}, { signal }) });
  const columns = usePeopleColumns();
  const entries = usePersonEntries(setOpen);
  return (
    <Page
      title={text('people')}
      hint={text('peopleHint')}
      action={
        <Button variant="primary" onClick={() => setOpen('add')}>
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
        rowActions={entries}
        loading={query.isPending}
        error={query.error ? explain(query.error, text('couldNotRead')) : undefined}
        onRetry={() => void query.refetch()}
        empty={null}
      />
      {open === 'add' && <AddPerson onClose={() => setOpen(null)} />}
      {open && open !== 'add' && <SetPassword user={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function usePeopleColumns(): readonly Column<User>[] {
  const text = useText(hubText);
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
      width: 120,
      value: ({ role }) => role,
      cell: ({ role }) => text(role),
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

function usePersonEntries(onSetPassword: (user: User) => void): (user: User) => MenuEntry[] {
  const text = useText(hubText);
  const me = useMe().data?.user.id;
  const update = async (user: User, body: { role?: User['role']; disabled?: boolean }) => {
    try {
      await hubApi.updateUser({ params: { id: user.id }, body });
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
    ...(['viewer', 'operator', 'admin'] as const)
      .filter((role) => role !== user.role)
      .map((role) => ({
        label: text('makeRole', { role: text(role).toLowerCase() }),
        onSelect: () => void update(user, { role }),
      })),
    { label: text('setPassword'), onSelect: () => onSetPassword(user) },
    ...(user.id === me
      ? []
      : [
          'separator' as const,
          {
            label: text(user.disabled ? 'enable' : 'disable'),
            onSelect: () => void update(user, { disabled: !user.disabled }),
          },
          { label: text('removePerson'), danger: true, onSelect: () => void remove(user) },
        ]),
  ];
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const text = useText(hubText);
  return (
    <Dialog open onClose={onClose} title={text('addPerson')}>
      <SchemaForm
        schema={hub.endpoints.createUser.body}
        submitLabel={text('addPerson')}
        onSubmit={async (body) => {
          await hubApi.createUser({ body });
          await refresh();
          onClose();
        }}
      />
    </Dialog>
  );
}

function SetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const text = useText(hubText);
  return (
    <Dialog open onClose={onClose} title={`${text('setPassword')}: ${user.name}`}>
      <SchemaForm
        schema={hub.endpoints.createUser.body.pick({ password: true })}
        submitLabel={text('setPassword')}
        onSubmit={async (body) => {
          await hubApi.updateUser({ params: { id: user.id }, body });
          onClose();
        }}
      />
    </Dialog>
  );
}
