import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useMayWatcher } from '../use-may-watcher.ts';
import { WatcherPage } from '../watcher-page.tsx';
import { watcherText } from '../watcher-text.ts';
import { DryRun } from './dry-run.tsx';
import { RuleList } from './rule-list.tsx';
import type { SavedRules } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { type RulesEditor, usePolicies, useRulesEditor } from './use-rules-editor.ts';

/** How updates are treated, and beside it what that does to each container. */
export function RulesPage() {
  const words = useText(watcherText);
  const { data, error, refetch } = usePolicies();
  return (
    <WatcherPage section="rules">
      {data ? (
        <Rules saved={data} />
      ) : error ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(error, words('couldNotRead'))}
          onRetry={() => void refetch()}
        />
      ) : (
        <Loading rows={8} />
      )}
    </WatcherPage>
  );
}

function Rules({ saved }: { saved: SavedRules }) {
  const text = useText(rulesText);
  const mayChange = useMayWatcher()('watcher:configure', 'everywhere');
  const editor = useRulesEditor(saved);
  useLeaveGuard(editor.isDirty);
  return (
    <div className="grid items-start gap-x-6 gap-y-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <div className="flex min-w-0 flex-col gap-3">
        <p className="text-muted">{text('intro')}</p>
        <RuleList key={editor.revision} editor={editor} mayChange={mayChange} />
        {editor.isDirty && <SaveBar editor={editor} />}
      </div>
      <DryRun editor={editor} />
    </div>
  );
}

/** Stays in sight at the lower edge as long as something is not saved. */
function SaveBar({ editor }: { editor: RulesEditor }) {
  const text = useText(rulesText);
  const words = useText(watcherText);
  return (
    <div className="sticky bottom-[calc(var(--bottom-bar,0px)+8px)] z-20 flex flex-wrap items-center gap-2 rounded-lg bg-overlay py-1.5 pr-1.5 pl-4 shadow-float">
      <output className="mr-auto font-medium">{text(editor.isComplete ? 'dirty' : 'nameMissing')}</output>
      <Button onClick={editor.discard}>{text('discard')}</Button>
      <Button
        variant="primary"
        busy={editor.busy}
        disabled={!editor.isComplete}
        onClick={() => void editor.save()}
      >
        {words('save')}
      </Button>
    </div>
  );
}
