import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { keyOf } from '../live-store.ts';
import { watcherText } from '../watcher-text.ts';
import { byWhatHappens, type PreviewRow, usePreviewColumns } from './preview-columns.tsx';
import { bodyOf } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';
import { changedKeys, useDraftPreview, useSavedPreview } from './use-previews.ts';
import type { RulesEditor } from './use-rules-editor.ts';

/** What the rules would do to each container, beside them as they are written. */
export function DryRun({ editor: { draft, isDirty, isComplete } }: { editor: RulesEditor }) {
  const text = useText(rulesText);
  const words = useText(watcherText);
  const saved = useSavedPreview();
  const written = useDraftPreview(isDirty && isComplete ? bodyOf(draft) : null);
  const [onlyChanges, setOnlyChanges] = useState(false);
  const shown = isDirty && written.data ? written.data : (saved.data ?? []);
  const changed = changedKeys(saved.data ?? [], shown);
  const rows = shown
    .map((one): PreviewRow => ({ ...one, isChanged: changed.has(keyOf(one)) }))
    .toSorted(byWhatHappens);
  const isNarrowed = isDirty && onlyChanges;
  return (
    <section aria-labelledby="dry-run" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id="dry-run" className="text-md font-semibold">
          {text(isDirty ? 'dryRun' : 'dryRunNow')}
        </h2>
        {isDirty && <Checkbox label={text('onlyChanges')} checked={onlyChanges} onChange={setOnlyChanges} />}
      </div>
      {isDirty && written.error && <ErrorNote error={written.error} />}
      <DataTable<PreviewRow>
        tableId="policy-preview"
        label={text(isDirty ? 'dryRun' : 'dryRunNow')}
        rows={isNarrowed ? rows.filter(({ isChanged }) => isChanged) : rows}
        rowKey={keyOf}
        rowName={({ name }) => name}
        columns={usePreviewColumns()}
        version={({ happens, atMs }) => `${happens} ${atMs}`}
        isStale={written.isPlaceholderData}
        loading={saved.isPending}
        error={saved.error ? explain(saved.error, words('couldNotRead')) : undefined}
        onRetry={() => void saved.refetch()}
        empty={<EmptyState title={text(isNarrowed ? 'nothingChanges' : 'noContainers')} />}
      />
    </section>
  );
}
