import { useNavigate, useSearch } from '@tanstack/react-router';
import type { StackDetails, StackVersion } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { explain } from '../../../../shell/api.ts';
import { cx } from '../../../../ui/cx.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Loading } from '../../../../ui/loading.tsx';
import { RelativeTime } from '../../../../ui/relative-time.tsx';
import { type State, StateMark } from '../../../../ui/state-badge.tsx';
import { shortPath } from '../short-path.ts';
import { type StackId, useStackVersions } from '../stack-queries.ts';
import { mergeSaved } from './merge-saved.ts';
import { stackVersionsText } from './stack-versions-text.ts';
import { VersionView } from './version-view.tsx';

export interface VersionsTabProps {
  id: StackId;
  stack: StackDetails;
  hasUnsaved: boolean;
}

const marks = {
  adopted: 'up',
  saved: 'stopped',
  deploying: 'working',
  deployed: 'up',
  failed: 'down',
  interrupted: 'unknown',
  noticed: 'degraded',
} as const satisfies Record<StackVersion['state'], State>;

/** Every version of the files; the one chosen is compared with now beside the list, on a phone below it. */
export function VersionsTab({ id, stack, hasUnsaved }: VersionsTabProps) {
  const text = useText(stackVersionsText);
  const navigate = useNavigate();
  const query = useStackVersions(id);
  const { version: chosenId } = useSearch({ strict: false });
  const versions = mergeSaved(query.data ?? []);
  const chosen = versions.find((version) => version.id === chosenId);
  const choose = (version: string) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, version }), replace: true });
  if (query.error && !query.data) {
    return (
      <ErrorState
        title={text('failed')}
        {...explain(query.error, text('failed'))}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) return <Loading rows={5} />;
  if (query.data.length === 0) return <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>;
  return (
    <div className="flex flex-col gap-4 pt-3 lg:flex-row">
      <VersionList
        versions={versions}
        chosenId={chosenId}
        folder={stack.workingDirectory}
        onChoose={choose}
      />
      <div className="min-w-0 flex-1">
        {chosen ? (
          <VersionView key={chosen.id} id={id} stack={stack} version={chosen} hasUnsaved={hasUnsaved} />
        ) : (
          <p className="text-muted">{text('choose')}</p>
        )}
      </div>
    </div>
  );
}

interface VersionListProps {
  versions: readonly StackVersion[];
  chosenId: string | undefined;
  folder: string | null;
  onChoose: (id: string) => void;
}

function VersionList({ versions, chosenId, folder, onChoose }: VersionListProps) {
  const text = useText(stackVersionsText);
  return (
    <ul
      aria-label={text('versions')}
      className="flex max-h-80 flex-col self-start overflow-y-auto rounded-lg border border-line-soft bg-surface max-lg:w-full lg:max-h-none lg:w-80 lg:shrink-0"
    >
      {versions.map((version) => (
        <li key={version.id} className="border-b border-line-soft last:border-0">
          <VersionButton
            version={version}
            isChosen={version.id === chosenId}
            folder={folder}
            onChoose={() => onChoose(version.id)}
          />
        </li>
      ))}
    </ul>
  );
}

interface VersionButtonProps {
  version: StackVersion;
  isChosen: boolean;
  folder: string | null;
  onChoose: () => void;
}

function VersionButton({ version, isChosen, folder, onChoose }: VersionButtonProps) {
  const text = useText(stackVersionsText);
  const files = version.changed.map((path) => shortPath(path, folder)).join(', ');
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      onClick={onChoose}
      className={cx(
        'flex w-full items-start gap-2.5 px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover',
        isChosen && 'bg-accent/10',
      )}
    >
      <StateMark state={marks[version.state]} className="mt-1" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex flex-wrap gap-x-2">
          <RelativeTime atMs={version.atMs} className="font-medium" />
          <span className="text-muted">{text(`state-${version.state}`)}</span>
        </span>
        {version.by && (
          <span className="text-sm text-muted wrap-anywhere">{text('by', { name: version.by })}</span>
        )}
        {files && <span className="text-sm text-muted wrap-anywhere">{text('changed', { files })}</span>}
      </span>
    </button>
  );
}
