import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { StackDetails } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Tabs } from '../../../../ui/tabs.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { stackText } from '../stack-text.ts';
import { CheckPanel } from './check-panel.tsx';
import { FileEditor } from './file-editor.tsx';
import { FilesToolbar } from './files-toolbar.tsx';
import { shortPath } from '../short-path.ts';
import type { StackId } from '../stack-queries.ts';
import { stackFilesText } from './stack-files-text.ts';
import { useStackCheck } from './use-stack-check.ts';
import type { StackDraft } from './use-stack-draft.ts';
import { VariablesPanel } from './variables-panel.tsx';

/** A place in a file; a new object is a new wish to go there. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number | null;
}

export interface FilesTabProps {
  id: StackId;
  stack: StackDetails;
  draft: StackDraft;
  onPlan: () => void;
}

/** Every file of the stack with an editor, what is wrong in them, and where their variables come from. */
export function FilesTab({ id, stack, draft, onPlan }: FilesTabProps) {
  const text = useText(stackFilesText);
  const words = useText(stackText);
  const navigate = useNavigate();
  const { file: wanted } = useSearch({ strict: false });
  const [place, setPlace] = useState<FilePlace>();
  const version = stack.files.map(({ hash }) => hash).join();
  const check = useStackCheck(id, draft.edited, version);
  const select = (path: string) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, file: path }), replace: true });
  const go = (next: FilePlace) => {
    select(next.file);
    setPlace(next);
  };
  const current = draft.files.find(({ file }) => file.path === wanted) ?? draft.files[0];
  if (!current)
    return <EmptyState title={words('noFilesTitle')}>{stack.reason || words('noFilesHint')}</EmptyState>;
  const nameOf = (path: string) => shortPath(path, stack.workingDirectory);
  const mistakesIn = (path: string) =>
    check.result?.messages.filter(({ file, severity }) => file === path && severity === 'error').length;
  return (
    <div className="flex flex-col gap-3 pt-3 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <FilesToolbar stack={stack} draft={draft} onPlan={onPlan} />
        <Tabs
          label={text('files')}
          value={current.file.path}
          onChange={select}
          tabs={draft.files.map((each) => ({
            id: each.file.path,
            label: each.isEdited ? text('edited', { file: nameOf(each.file.path) }) : nameOf(each.file.path),
            count: mistakesIn(each.file.path) || undefined,
            content: (
              <FileEditor
                draft={draft}
                current={each}
                name={nameOf(each.file.path)}
                stack={stack}
                messages={check.result?.messages}
                place={place?.file === each.file.path ? place : undefined}
                onPlan={onPlan}
              />
            ),
          }))}
        />
      </div>
      <div className="flex flex-col gap-4 lg:w-80 lg:shrink-0">
        <CheckPanel check={check} nameOf={nameOf} onGo={go} />
        <VariablesPanel variables={check.result?.variables} nameOf={nameOf} onGo={go} />
      </div>
    </div>
  );
}
