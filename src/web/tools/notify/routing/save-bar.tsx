import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import type { RoutingEditor } from './routing-draft.ts';
import { routingText } from './routing-text.ts';
import type { RoutingCheck } from './use-routing-check.ts';
import { Banner } from '../../../ui/banner.tsx';

interface Props {
  editor: RoutingEditor;
  check: RoutingCheck;
  savedYaml: string;
}

/** What is changed and not saved yet; stays in sight. */
export function SaveBar(props: Props) {
  const text = useText(routingText);
  const [open, setOpen] = useState<'review' | 'compare' | null>(null);
  const { editor, check } = props;
  if (!editor.isDirty) return null;
  const count = check.problems.length;
  const discard = () => {
    const { config, change } = editor;
    editor.discard();
    showToast({ title: text('discarded'), undo: () => change(config) });
  };
  return (
    <div className="sticky top-0 z-10 bg-base">
      <Banner
        tone={editor.isOvertaken || count > 0 ? 'warning' : 'info'}
        title={text(editor.isOvertaken ? 'overtaken' : 'dirty')}
        action={
          <>
            <Button onClick={discard}>{text('discard')}</Button>
            {editor.isOvertaken ? (
              <Button variant="primary" onClick={() => setOpen('compare')}>
                {text('compare')}
              </Button>
            ) : (
              <Button
                variant="primary"
                disabled={count > 0 || check.isPending}
                onClick={() => setOpen('review')}
              >
                {text('review')}
              </Button>
            )}
          </>
        }
      >
        {editor.isOvertaken ? text('overtakenHint') : count > 0 ? text('problemCount', { count }) : ''}
      </Banner>
      {open === 'review' && !editor.isOvertaken && <ReviewDialog {...props} onClose={() => setOpen(null)} />}
      {/* Also in the middle of saving: what somebody else saved comes first. */}
      {open !== null && editor.isOvertaken && (
        <CompareDialog editor={editor} savedYaml={props.savedYaml} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
