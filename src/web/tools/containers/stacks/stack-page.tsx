import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import type { StackDetails } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Sections } from '../sections.tsx';
import { AdoptButton } from './adopt-button.tsx';
import { DownDialog } from './down-dialog.tsx';
import { FilesTab } from './files/files-tab.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { PlanTab } from './plan/plan-tab.tsx';
import { ServicesTab } from './services-tab.tsx';
import type { StackTab } from './stack-path.ts';
import { type StackId, useStack } from './stack-queries.ts';
import { StackNotices } from './stack-notices.tsx';
import { shownStackState } from './stack-state.ts';
import { stackText } from './stack-text.ts';
import { StackWork } from './stack-work.tsx';
import { stacksText } from './stacks-text.ts';
import { useLeaveGuard } from './files/use-leave-guard.ts';
import { useStackDraft } from './files/use-stack-draft.ts';
import { useSaveFiles } from './files/use-save-files.ts';
import { useStackEntries } from './use-stack-entries.tsx';
import { useStackKeys } from './use-stack-keys.ts';
import { VersionsTab } from './versions/versions-tab.tsx';

/** One stack at its own address; its tabs are what people do with it. */
export function StackPage() {
  const { host = '', stack = '' } = useParams({ strict: false });
  const text = useText(stackText);
  const query = useStack({ host, stack });
  return (
    <div className="flex min-h-full flex-col gap-3 p-3 sm:p-4">
      <Sections current="stacks" />
      {isNotFound(query.error) ? (
        <EmptyState title={text('gone')} action={<BackToList />}>
          {text('goneHint')}
        </EmptyState>
      ) : query.data ? (
        <LoadedStack key={`${host} ${stack}`} stack={query.data} />
      ) : query.error ? (
        <ErrorState
          title={text('failed')}
          {...explain(query.error, text('failed'))}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Loading rows={8} />
      )}
      <DownDialog />
      <ForgetDialog />
    </div>
  );
}

function BackToList() {
  const text = useText(stackText);
  return <PageLink to="/containers/stacks">{text('backToList')}</PageLink>;
}

function LoadedStack({ stack }: { stack: StackDetails }) {
  const text = useText(stackText);
  const navigate = useNavigate();
  const { tab = 'services' } = useSearch({ strict: false });
  const id: StackId = { host: stack.host, stack: stack.name };
  const draft = useStackDraft(id, stack.files);
  useLeaveGuard(draft.edited.length > 0);
  const select = (next: StackTab) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, tab: next }), replace: true });
  const isFound = stack.origin === 'found';
  const save = useSaveFiles(draft);
  useStackKeys({ isOff: isFound, onSave: () => void save(), onPlan: () => select('plan') });
  const plan = <PlanTab id={id} stack={stack} draft={draft} onFiles={() => select('files')} />;
  return (
    <>
      <Header stack={stack} onPlan={() => select('plan')} />
      <StackNotices stack={stack} />
      <StackWork id={id} />
      <Tabs<StackTab>
        label={text('tabs')}
        value={isFound && (tab === 'plan' || tab === 'versions') ? 'services' : tab}
        onChange={select}
        tabs={[
          { id: 'services', label: text('services'), content: <ServicesTab stack={stack} /> },
          {
            id: 'files',
            label: text('files'),
            count: draft.edited.length || undefined,
            content: <FilesTab id={id} stack={stack} draft={draft} onPlan={() => select('plan')} />,
          },
          ...(isFound
            ? []
            : [
                { id: 'plan' as const, label: text('plan'), content: plan },
                {
                  id: 'versions' as const,
                  label: text('versions'),
                  content: <VersionsTab id={id} stack={stack} hasUnsaved={draft.edited.length > 0} />,
                },
              ]),
        ]}
      />
    </>
  );
}

function Header({ stack, onPlan }: { stack: StackDetails; onPlan: () => void }) {
  const text = useText(stackText);
  const words = useText(stacksText);
  const may = useMay();
  const entries = useStackEntries()(stack);
  const isFound = stack.origin === 'found';
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-64 flex-col">
        <span className="flex flex-wrap items-center gap-x-3">
          <h1 className="font-mono text-lg font-semibold wrap-anywhere">{stack.name}</h1>
          <StateBadge state={shownStackState(stack)} word={words(`state-${stack.state}`)} />
        </span>
        {stack.workingDirectory && (
          <span className="font-mono text-sm text-muted wrap-anywhere">{stack.workingDirectory}</span>
        )}
      </div>
      <div className="flex items-center gap-2">
        {isFound && may('containers:edit', stackResource(stack.host, stack.name)) && (
          <AdoptButton variant="primary" id={{ host: stack.host, stack: stack.name }} />
        )}
        {!isFound && (
          <Button variant={stack.drift === 'same' ? 'default' : 'primary'} onClick={onPlan}>
            {text('planDeploy')}
          </Button>
        )}
        {entries.length > 0 && (
          <Menu
            label={text('actions')}
            items={entries}
            trigger={<IconButton label={text('actions')} icon={<MoreIcon />} />}
          />
        )}
      </div>
    </header>
  );
}
