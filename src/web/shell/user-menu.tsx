import { useNavigate } from '@tanstack/react-router';
import BookIcon from 'lucide-react/icons/book-open';
import KeyboardIcon from 'lucide-react/icons/keyboard';
import LogOutIcon from 'lucide-react/icons/log-out';
import ScrollIcon from 'lucide-react/icons/scroll-text';
import UserIcon from 'lucide-react/icons/user';
import UsersIcon from 'lucide-react/icons/users';
import { useText } from '../i18n/use-text.ts';
import { cx } from '../ui/cx.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { showError } from '../ui/toast.ts';
import { hubApi } from './api.ts';
import { openShortcutList } from './shortcut-help.ts';
import { forgetSession, useMay, useMe } from './session.ts';
import { shellText } from './shell-text.ts';

/** The entries about the account, for the sidebar's menu and the phone's. */
export function useAccountMenu(): readonly MenuEntry[] {
  const text = useText(shellText);
  const navigate = useNavigate();
  const may = useMay();
  const signOut = async () => {
    try {
      await hubApi.signOut({});
      await navigate({ to: '/sign-in' });
      forgetSession();
    } catch (error) {
      showError(error, { title: text('signOut') });
    }
  };
  return [
    { label: text('account'), icon: <UserIcon />, onSelect: () => void navigate({ to: '/account' }) },
    ...(may('hub:manage-users')
      ? [{ label: text('users'), icon: <UsersIcon />, onSelect: () => void navigate({ to: '/people' }) }]
      : []),
    ...(may('hub:read-audit')
      ? [{ label: text('auditLog'), icon: <ScrollIcon />, onSelect: () => void navigate({ to: '/audit' }) }]
      : []),
    { label: text('apiDocs'), icon: <BookIcon />, href: '/api/docs' },
    { label: text('shortcuts'), icon: <KeyboardIcon />, shortcut: '?', onSelect: openShortcutList },
    'separator',
    { label: text('signOut'), icon: <LogOutIcon />, onSelect: () => void signOut() },
  ];
}

export function UserMenu({ collapsed }: { collapsed: boolean }) {
  const text = useText(shellText);
  const items = useAccountMenu();
  const { data } = useMe();
  const name = data?.user.name ?? '';
  return (
    <Menu
      label={text('userMenu', { name })}
      align="start"
      items={items}
      trigger={
        <button
          type="button"
          className={cx(
            'flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-muted hover:bg-hover hover:text-ink',
            collapsed && 'justify-center',
          )}
        >
          <span
            aria-hidden="true"
            className="grid size-6 shrink-0 place-items-center rounded-full bg-overlay text-xs font-semibold text-ink uppercase"
          >
            {name.slice(0, 1)}
          </span>
          <span className={collapsed ? 'sr-only' : 'min-w-0 flex-1 truncate text-left'}>{name}</span>
          <span className="sr-only">{text('userMenuHint')}</span>
        </button>
      }
    />
  );
}
