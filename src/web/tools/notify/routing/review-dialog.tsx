import { useState } from 'react';
import type { RoutingProblem } from '#contracts/notify/routing.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Section } from '../../../ui/facts.tsx';
import { showToast } from '../../../ui/toast.ts';
import { notifyText } from '../notify-text.ts';
import { ConfigDiff } from './config-diff.tsx';
import { Effects } from './effects.tsx';
import { ProblemNotes } from './problem-notes.tsx';
import type { RoutingEditor } from './routing-draft.ts';
import { routingText } from './routing-text.ts';
import type { RoutingCheck } from './use-routing-check.ts';

interface Props {
  editor: RoutingEditor;
  check: RoutingCheck;
  savedYaml: string;
  onClose: () => void;
}

/** What would come of saving, before it is done. */
export function ReviewDialog({ editor, check, savedYaml, onClose }: Props) {
  const text = useText(routingText);
  const words = useText(notifyText);
  const { busy, error, save } = useSave(editor, onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={text('reviewTitle')}
      footer={
        <>
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            {words('save')}
          </Button>
        </>
      }
    >
      <div data-tool="notify" className="flex flex-col">
        {error !== undefined && <ErrorNote error={error} className="mb-4" />}
        <Section title={text('effects')}>
          <Effects config={editor.config} />
        </Section>
        {check.warnings.length > 0 && (
          <Section title={text('warnings')}>
            <ProblemNotes problems={[]} warnings={onceEach(check.warnings)} />
          </Section>
        )}
        <ConfigDiff
          before={{ config: editor.saved.config, yaml: savedYaml }}
          after={{ config: editor.config, yaml: check.yaml ?? savedYaml }}
        />
      </div>
    </Dialog>
  );
}

/** Several routes may have the same; where they are is seen on the page. */
function onceEach(warnings: readonly RoutingProblem[]): readonly RoutingProblem[] {
  return [...new Map(warnings.map((warning) => [warning.message, warning])).values()];
}

function useSave(editor: RoutingEditor, onSaved: () => void) {
  const text = useText(routingText);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await editor.save();
      showToast({ title: text('saved') });
      onSaved();
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  };
  return { busy, error, save };
}
