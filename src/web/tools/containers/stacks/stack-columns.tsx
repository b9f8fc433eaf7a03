import type { StackSummary } from '#contracts/containers/stack.ts';
import { type Translate, useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { NextStepButton } from './next-step.tsx';
import { servicesUp, shownStackState } from './stack-state.ts';
import { stacksText } from './stacks-text.ts';

export function useStackColumns(showHosts: boolean): readonly Column<StackSummary>[] {
  const text = useText(stacksText);
  const may = useMay();
  const mayAct = may('containers:edit', 'somewhere') || may('containers:operate', 'somewhere');
  const host: Column<StackSummary> = {
    id: 'host',
    header: text('host'),
    width: 110,
    value: (stack) => stack.host,
    cell: (stack) => <span className="truncate font-mono text-sm">{stack.host}</span>,
  };
  const step: Column<StackSummary> = {
    id: 'step',
    header: text('step'),
    width: 90,
    fixed: true,
    card: 'none',
    cell: (stack) => <NextStepButton stack={stack} size="sm" />,
  };
  return [
    nameColumn(text),
    ...(showHosts ? [host] : []),
    ...runningColumns(text),
    ...fileColumns(text),
    ...(mayAct ? [step] : []),
  ];
}

type StackWords = Translate<typeof stacksText>;

function nameColumn(text: StackWords): Column<StackSummary> {
  return {
    id: 'name',
    header: text('name'),
    width: 140,
    grow: 2,
    fixed: true,
    card: 'title',
    value: ({ name }) => name,
    cell: ({ name }) => <span className="truncate font-mono text-sm font-medium">{name}</span>,
  };
}

function runningColumns(text: StackWords): Column<StackSummary>[] {
  const up = (stack: StackSummary) => text('upOfTotal', servicesUp(stack.services));
  return [
    stateColumn({
      header: text('state'),
      width: 140,
      mark: (stack) => shownStackState(stack),
      word: ({ state }) => text(`state-${state}`),
    }),
    {
      id: 'services',
      header: text('services'),
      width: 130,
      value: up,
      cell: (stack) => <span className="tabular whitespace-nowrap">{up(stack)}</span>,
    },
  ];
}

function fileColumns(text: StackWords): Column<StackSummary>[] {
  const drift = ({ origin, state, drift: found }: StackSummary) => {
    if (origin === 'found') return text('drift-found');
    return state === 'absent' ? '' : text(`drift-${found}`);
  };
  return [
    {
      id: 'folder',
      header: text('folder'),
      width: 120,
      grow: 2,
      card: 'none',
      value: ({ workingDirectory }) => workingDirectory,
      cell: ({ workingDirectory }) => (
        <span className="truncate font-mono text-sm text-muted">{workingDirectory}</span>
      ),
    },
    {
      id: 'drift',
      header: text('files'),
      width: 170,
      grow: 1,
      value: drift,
      cell: (stack) => (
        <span
          title={stack.reason}
          className={stack.drift === 'differs' && stack.origin !== 'found' ? 'text-degraded' : 'text-muted'}
        >
          {drift(stack)}
        </span>
      ),
    },
    {
      id: 'deployed',
      header: text('lastDeploy'),
      width: 140,
      card: 'none',
      value: ({ lastDeploy }) => lastDeploy?.atMs ?? null,
      cell: ({ lastDeploy }) => <LastDeploy deploy={lastDeploy} />,
    },
  ];
}

/** When and by whom; in words when it failed. */
export function LastDeploy({ deploy }: { deploy: StackSummary['lastDeploy'] }) {
  const text = useText(stacksText);
  if (!deploy) return <span className="text-muted">{text('never')}</span>;
  return (
    <span className="truncate">
      {deploy.state === 'failed' && <span className="text-down">{text('deployFailed')} </span>}
      <RelativeTime atMs={deploy.atMs} />{' '}
      {deploy.by && <span className="text-muted">{text('deployedBy', { name: deploy.by })}</span>}
    </span>
  );
}
