import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { formatMessage } from '../i18n/message.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StateMark } from '../ui/state-badge.tsx';
import { useToolPages } from './shell-context.ts';
import { shellText } from './shell-text.ts';
import { type ReadableStore, useStore } from './store.ts';
import type { RunningWork } from './tool-pages.ts';

const marks = { running: 'working', succeeded: 'up', failed: 'down', interrupted: 'unknown' } as const;

/** Work that goes on at the server, whoever started it and whether or not its page is open. */
export function RunningMenu() {
  return useToolPages().map(({ id, running }) => running && <ToolWork key={id} running={running} />);
}

function ToolWork({ running: store }: { running: ReadableStore<readonly RunningWork[]> }) {
  const text = useText(shellText);
  const work = useStore(store);
  const running = work.filter(({ state }) => state === 'running');
  if (work.length === 0) return null;
  return (
    <Popover
      label={text('running')}
      trigger={
        <Button
          variant="quiet"
          size="sm"
          icon={running.length > 0 ? <Spinner /> : undefined}
          aria-live="polite"
        >
          {running.length > 0 ? text('runningCount', { count: running.length }) : text('running')}
        </Button>
      }
    >
      <ul className="flex max-h-96 w-80 max-w-[80vw] flex-col overflow-y-auto">
        {work.slice(0, 20).map((entry) => (
          <RunningRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </Popover>
  );
}

function RunningRow({ entry }: { entry: RunningWork }) {
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <li className="flex flex-col">
      <button
        type="button"
        onClick={() => void navigate({ to: entry.path })}
        className="flex w-full items-start gap-2.5 rounded-md px-2 py-2 text-left hover:bg-hover"
      >
        <span className="mt-0.5">
          <StateMark state={marks[entry.state]} />
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">
            {formatMessage(entry.verb, language)} {entry.target}
          </span>
          <span className="text-sm break-words text-muted">{entry.step}</span>
        </span>
        <span className="text-sm whitespace-nowrap text-faint">
          <RelativeTime atMs={entry.startedAtMs} />
        </span>
      </button>
      {entry.state === 'running' && <Underway entry={entry} />}
    </li>
  );
}

const shownParts = 4;

/** How far the parts of it are, those that move first, and the way to stop it. */
function Underway({ entry: { parts = [], cancel } }: { entry: RunningWork }) {
  const text = useText(shellText);
  const moving = parts.filter(({ fraction }) => fraction !== null && fraction < 1);
  if (moving.length === 0 && !cancel) return null;
  return (
    <div className="flex flex-col gap-1 pr-2 pb-2 pl-7.5">
      {moving.slice(0, shownParts).map(({ id, fraction }) => (
        <span key={id} className="flex items-center gap-2 text-sm text-muted">
          <span className="w-24 truncate font-mono">{id}</span>
          <ProgressBar label={id} fraction={fraction} />
        </span>
      ))}
      {cancel && <CancelButton label={text('cancelWork')} cancel={cancel} />}
    </div>
  );
}

function CancelButton({ label, cancel }: { label: string; cancel: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void cancel().finally(() => setBusy(false));
  };
  return (
    <Button size="sm" busy={busy} onClick={press} className="self-start">
      {label}
    </Button>
  );
}
