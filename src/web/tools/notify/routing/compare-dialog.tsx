import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ConfigDiff } from './config-diff.tsx';
import type { RoutingEditor } from './routing-draft.ts';
import { routingText } from './routing-text.ts';
import { useRoutingCheck } from './use-routing-check.ts';

interface Props {
  editor: RoutingEditor;
  savedYaml: string;
  onClose: () => void;
}

/** What somebody else has saved, and what is here: one of them goes on. */
export function CompareDialog({ editor, savedYaml, onClose }: Props) {
  const text = useText(routingText);
  const { yaml } = useRoutingCheck(editor.merged);
  const close = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={text('overtaken')}
      description={text('compareHint')}
      footer={
        <>
          <Button onClick={close(editor.discard)}>{text('takeTheirs')}</Button>
          <Button variant="primary" onClick={close(editor.keepMine)}>
            {text('keepMine')}
          </Button>
        </>
      }
    >
      <div data-tool="notify">
        {yaml === undefined ? (
          <Loading />
        ) : (
          <ConfigDiff
            before={{ config: editor.saved.config, yaml: savedYaml }}
            after={{ config: editor.merged, yaml }}
          />
        )}
      </div>
    </Dialog>
  );
}
