import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import type { Terminal } from '#contracts/containers/terminal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { containersApi } from '../live.ts';
import { TerminalChooser } from './terminal-chooser.tsx';
import { terminalText } from './terminal-text.ts';

const TerminalView = lazy(async () => ({ default: (await import('./terminal-view.tsx')).TerminalView }));

interface Shown {
  readonly terminal: Terminal;
  /** Opened here and now, not found. */
  readonly isNew: boolean;
}

/** A terminal that was left open, also on another device, is shown again; otherwise one can be opened. */
export function TerminalTab({ details }: { details: ContainerDetails }) {
  const [chosen, setChosen] = useState<Shown | 'new' | null>(null);
  const own = useQuery({
    queryKey: ['containers', 'terminals', details.id],
    queryFn: ({ signal }) => containersApi.terminals({}, { signal }),
    select: (all) => all.filter(({ containerId }) => containerId === details.id),
    staleTime: 0,
  });
  const [newest] = own.data ?? [];
  const shown = chosen ?? (newest ? { terminal: newest, isNew: false } : 'new');
  if (own.isPending) return <Waiting />;
  if (shown === 'new') {
    const onOpened = (terminal: Terminal) => {
      setChosen({ terminal, isNew: true });
      void own.refetch();
    };
    return <Chooser details={details} onOpened={onOpened} />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <TerminalView
        key={shown.terminal.id}
        terminal={shown.terminal}
        isNew={shown.isNew}
        others={own.data ?? []}
        onShow={(terminal) => setChosen({ terminal, isNew: false })}
        onNew={() => setChosen('new')}
        onEnded={() => {
          // Stays on the screen, with its end, until another is chosen.
          setChosen(shown);
          void own.refetch();
        }}
      />
    </Suspense>
  );
}

function Chooser(props: { details: ContainerDetails; onOpened: (terminal: Terminal) => void }) {
  const text = useText(terminalText);
  const { state } = props.details;
  if (state === 'paused') return <EmptyState title={text('paused')}>{text('pausedHint')}</EmptyState>;
  if (state !== 'running')
    return <EmptyState title={text('notRunning')}>{text('notRunningHint')}</EmptyState>;
  return <TerminalChooser {...props} />;
}

function Waiting() {
  return (
    <div className="p-4">
      <Loading rows={4} />
    </div>
  );
}
