import { useMemo } from 'react';
import type { StackMessage } from '#contracts/containers/stack-plan.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import type { StackDetails } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useMay } from '../../../../shell/session.ts';
import { askConfirm } from '../../../../ui/ask-confirm.tsx';
import { Button } from '../../../../ui/button.tsx';
import { CodeView } from '../../../../ui/code/code-view.tsx';
import { completeCompose } from './complete-compose.ts';
import { diagnosticsOf } from './file-diagnostics.ts';
import { FileNotice } from './file-notice.tsx';
import type { FilePlace } from './files-tab.tsx';
import { OvertakenFile } from './overtaken-file.tsx';
import type { DraftFile } from './stack-draft.ts';
import { stackFilesText } from './stack-files-text.ts';
import { useSaveFiles } from './use-save-files.ts';
import type { StackDraft } from './use-stack-draft.ts';

interface FileEditorProps {
  draft: StackDraft;
  current: DraftFile;
  /** As it is said beside the stack's folder. */
  name: string;
  stack: StackDetails;
  messages: readonly StackMessage[] | undefined;
  place: FilePlace | undefined;
  onPlan: () => void;
}

export function FileEditor(props: FileEditorProps) {
  const { draft, current, name, stack, messages, place, onPlan } = props;
  const text = useText(stackFilesText);
  const mayEdit = useMay()('containers:edit', stackResource(stack.host, stack.name));
  const save = useSaveFiles(draft);
  const { file } = current;
  const diagnostics = useMemo(() => diagnosticsOf(messages, file.path), [messages, file.path]);
  // What is typed already stays open for typing, though the file below it may have changed and be masked again.
  const isShown = !file.isMasked || current.isEdited;
  const isEditable =
    mayEdit && stack.origin !== 'found' && file.isWritable && isShown && file.state !== 'unreadable';
  const discard = () =>
    void askConfirm({
      title: text('discardTitle', { file: name }),
      action: text('discard'),
      loses: [text('discardLoses')],
      danger: true,
    }).then((agreed) => agreed && draft.discard(file.path));
  return (
    <div className="flex flex-col gap-2 pt-2">
      <FileNotice draft={draft} current={current} stack={stack} />
      {current.isOvertaken && <OvertakenFile draft={draft} current={current} name={name} />}
      <CodeView
        label={name}
        language={/\.ya?ml$/i.test(file.path) ? 'yaml' : 'text'}
        text={current.typed}
        height="clamp(16rem, 100dvh - 27rem, 60rem)"
        diagnostics={diagnostics}
        reveal={place}
        onChange={isEditable ? (typed) => draft.type(current, typed) : undefined}
        complete={file.kind === 'compose' || file.kind === 'part' ? completeCompose : undefined}
        commands={{ 'mod+s': () => void save(), 'mod+enter': onPlan }}
      />
      {current.isEdited && (
        <Button size="sm" variant="quiet" className="self-start" onClick={discard}>
          {text('discard')}
        </Button>
      )}
    </div>
  );
}
