import { Link } from '@tanstack/react-router';
import type { ToolStatus } from '#contracts/hub/overview.ts';
import { useText } from '../../i18n/use-text.ts';
import { shellText } from '../../shell/shell-text.ts';
import { toolNames } from '../../shell/tool-names.ts';
import { useToolPages } from '../../shell/shell-context.ts';
import { useOverview } from '../../shell/warnings.tsx';
import { cx } from '../../ui/cx.ts';
import { hubText } from './hub-text.ts';
import { Page } from './page.tsx';

/** What is wrong now and what changed, from each tool that has something to say; then the tools themselves. */
export function HomePage() {
  const text = useText(hubText);
  const { data } = useOverview();
  return (
    <Page title={text('home')}>
      {useToolPages().map(({ id, Home }) => Home && <Home key={id} />)}
      {data && (
        <section className="flex flex-col gap-2">
          <h2 className="text-md font-semibold">{text('toolsTitle')}</h2>
          <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
            {data.tools.map((tool) => (
              <ToolTile key={tool.id} tool={tool} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

const stateTexts = { running: 'toolRunning', absent: 'toolAbsent', unreachable: 'toolUnreachable' } as const;
const stateTones = { running: 'text-muted', absent: 'text-faint', unreachable: 'text-degraded' } as const;

function ToolTile({ tool }: { tool: ToolStatus }) {
  const text = useText(hubText);
  const names = useText(shellText);
  const name = toolNames.find(({ id }) => id === tool.id);
  if (!name || tool.id === 'hub') return null;
  return (
    <li data-tool={tool.id}>
      <Link
        to={name.path}
        className="flex min-h-14 items-center gap-3 rounded-lg border border-line-soft bg-surface px-4 py-3 no-underline transition-colors hover:border-line-strong"
      >
        <name.Icon
          className={cx('size-5 shrink-0', tool.state === 'absent' ? 'text-faint' : 'text-accent-ink')}
          aria-hidden="true"
        />
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">{names(tool.id)}</span>
          <span className={cx('text-sm', stateTones[tool.state])}>{text(stateTexts[tool.state])}</span>
        </span>
      </Link>
    </li>
  );
}
