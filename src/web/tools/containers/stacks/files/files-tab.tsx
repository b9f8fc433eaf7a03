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
import { type StackCheck, useStackCheck } from './use-stack-check.ts';
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
  const text = useText(stackText);
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
    return <EmptyState title={text('noFilesTitle')}>{stack.reason || text('noFilesHint')}</EmptyState>;
  const nameOf = (path: string) => shortPath(path, stack.workingDirectory);
  return (
    <div className="flex flex-col gap-3 pt-3 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <FilesToolbar stack={stack} draft={draft} onPlan={onPlan} />
        <FileTabs {...{ stack, draft, check, place, nameOf, select, onPlan }} current={current.file.path} />
      </div>
      <div className="flex flex-col gap-4 lg:w-80 lg:shrink-0">
        <CheckPanel check={check} nameOf={nameOf} onGo={go} />
        <VariablesPanel variables={check.result?.variables} nameOf={nameOf} onGo={go} />
      </div>
    </div>
  );
}

interface FileTabsProps extends Omit<FilesTabProps, 'id'> {
  check: StackCheck;
  place: FilePlace | undefined;
  current: string;
  nameOf: (path: string) => string;
  select: (path: string) => void;
}

function FileTabs({ stack, draft, check, place, current, nameOf, select, onPlan }: FileTabsProps) {
  const text = useText(stackFilesText);
  const mistakesIn = (path: string) =>
    check.result?.messages.filter(({ file, severity }) => file === path && severity === 'error').length;
  return (
    <Tabs
      label={text('files')}
      value={current}
      onChange={select}
      tabs={draft.files.map((each) => {
        const { path } = each.file;
        const name = nameOf(path);
        return {
          id: path,
          label: each.isEdited ? text('edited', { file: name }) : name,
          count: mistakesIn(path) || undefined,
          content: (
            <FileEditor
              {...{ stack, draft, name, onPlan }}
              current={each}
              messages={check.result?.messages}
              place={place?.file === path ? place : undefined}
            />
          ),
        };
      })}
    />
  );
}
