import { Link, useNavigate } from '@tanstack/react-router';
import EllipsisIcon from 'lucide-react/icons/ellipsis';
import type { ToolId } from '#contracts/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { cx } from '../ui/cx.ts';
import { Menu } from '../ui/menu.tsx';
import { shellText } from './shell-text.ts';
import { useToolNames } from './shell-context.ts';
import type { ToolName } from './tool-names.ts';
import { useWaiting } from './waiting.ts';
import { useAccountMenu } from './user-menu.tsx';

const itemClass = 'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-xs no-underline';

/** What one looks for in bed comes first. */
const phoneOrder: readonly ToolId[] = ['hub', 'containers', 'pulse', 'notify', 'watcher', 'security'];

/** The sidebar of a phone: five tools, and everything else behind "more". */
export function BottomBar({ active }: { active: ToolId }) {
  const text = useText(shellText);
  const navigate = useNavigate();
  const accountMenu = useAccountMenu();
  const names = useToolNames();
  const inOrder = phoneOrder.flatMap((id) => names.filter((tool) => tool.id === id));
  const behind = inOrder.slice(5);
  return (
    <nav
      aria-label={text('tools')}
      className="flex border-t border-line-soft bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {inOrder.slice(0, 5).map((tool) => (
        <BarLink key={tool.id} tool={tool} active={active === tool.id} />
      ))}
      <Menu
        label={text('more')}
        trigger={
          <button
            type="button"
            className={cx(itemClass, behind.some(({ id }) => id === active) ? 'text-ink' : 'text-muted')}
          >
            <EllipsisIcon className="size-5" aria-hidden="true" />
            {text('more')}
          </button>
        }
        items={[
          ...behind.map((tool) => ({
            label: text(tool.id),
            icon: <tool.Icon />,
            onSelect: () => void navigate({ to: tool.path }),
          })),
          'separator' as const,
          ...accountMenu,
        ]}
      />
    </nav>
  );
}

function BarLink({ tool, active }: { tool: ToolName; active: boolean }) {
  const text = useText(shellText);
  const waiting = useWaiting(tool.id);
  return (
    <Link
      to={tool.path}
      data-tool={tool.id}
      aria-current={active ? 'page' : undefined}
      className={cx(itemClass, active ? 'text-accent-ink' : 'text-muted')}
    >
      <span className="relative">
        <tool.Icon className="size-5" aria-hidden="true" />
        {waiting > 0 && (
          <span className="tabular absolute -top-1.5 left-3.5 rounded-full bg-overlay px-1 text-xs leading-4 text-ink">
            {waiting}
            <span className="sr-only">{text('waiting', { count: waiting })}</span>
          </span>
        )}
      </span>
      <span className="max-w-full truncate">{text(tool.id)}</span>
    </Link>
  );
}
