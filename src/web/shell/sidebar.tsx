import { Link } from '@tanstack/react-router';
import PanelLeftIcon from 'lucide-react/icons/panel-left';
import { useState } from 'react';
import type { ToolId } from '#contracts/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { shellText } from './shell-text.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { useToolNames } from './shell-context.ts';
import type { ToolName } from './tool-names.ts';
import { useWaiting } from './waiting.ts';
import { UserMenu } from './user-menu.tsx';

const storageKey = 'nexus.sidebar';

export function Sidebar({ active }: { active: ToolId }) {
  const text = useText(shellText);
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(storageKey) === 'collapsed');
  const toggle = () => {
    setCollapsed(!collapsed);
    localStorage.setItem(storageKey, collapsed ? 'open' : 'collapsed');
  };
  return (
    <aside
      className={cx(
        'row-span-2 hidden min-h-0 flex-col border-r border-line-soft bg-surface sm:flex',
        collapsed ? 'w-14' : 'w-52',
      )}
    >
      <div className={cx('flex h-13 items-center gap-2', collapsed ? 'justify-center' : 'pr-2 pl-4')}>
        {!collapsed && <Wordmark />}
        <IconButton
          label={text(collapsed ? 'expand' : 'collapse')}
          icon={<PanelLeftIcon />}
          variant="quiet"
          onClick={toggle}
        />
      </div>
      <nav aria-label={text('tools')} className="flex flex-1 flex-col gap-0.5 overflow-y-auto px-2 py-2">
        {useToolNames().map((tool) => (
          <ToolLink key={tool.id} tool={tool} active={active === tool.id} collapsed={collapsed} />
        ))}
      </nav>
      <div className="border-t border-line-soft p-2">
        <UserMenu collapsed={collapsed} />
      </div>
    </aside>
  );
}

function Wordmark() {
  return (
    <span className="flex flex-1 items-center gap-2 text-md font-semibold tracking-wide">
      <img src="/icon.svg" alt="" className="size-5" />
      NEXUS
    </span>
  );
}

function ToolLink({ tool, active, collapsed }: { tool: ToolName; active: boolean; collapsed: boolean }) {
  const text = useText(shellText);
  const waiting = useWaiting(tool.id);
  const link = (
    <Link
      to={tool.path}
      data-tool={tool.id}
      aria-current={active ? 'page' : undefined}
      aria-label={collapsed ? text(tool.id) : undefined}
      className={cx(
        'flex h-9 items-center gap-2.5 rounded-md px-2.5 no-underline transition-colors duration-150',
        collapsed && 'justify-center',
        active ? 'bg-hover font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <tool.Icon className={cx('size-4.5 shrink-0', active && 'text-accent-ink')} aria-hidden="true" />
      {!collapsed && <span className="min-w-0 flex-1 truncate">{text(tool.id)}</span>}
      {!collapsed && waiting > 0 && (
        <span className="tabular rounded-full bg-overlay px-1.5 text-xs text-ink">
          <span aria-hidden="true">{waiting}</span>
          <span className="sr-only">{text('waiting', { count: waiting })}</span>
        </span>
      )}
    </Link>
  );
  return collapsed ? <Tooltip text={text(tool.id)}>{link}</Tooltip> : link;
}
