import { useState } from 'react';
import { stackResource } from '#contracts/containers/resource.ts';
import type { StackDetails } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useMay } from '../../../../shell/session.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { showError } from '../../../../ui/toast.ts';
import { Fixes } from '../fixes.tsx';
import type { DraftFile } from './stack-draft.ts';
import { stackFilesText } from './stack-files-text.ts';
import type { StackDraft } from './use-stack-draft.ts';

interface FileNoticeProps {
  draft: StackDraft;
  current: DraftFile;
  stack: StackDetails;
}

/** Why a file cannot be edited as it stands, and the step that changes that. */
export function FileNotice({ draft, current: { file }, stack }: FileNoticeProps) {
  const text = useText(stackFilesText);
  const may = useMay();
  const resource = stackResource(stack.host, stack.name);
  if (file.state === 'unreadable') {
    return (
      <Banner tone="warning" title={text('unreadable')}>
        {file.reason}
        <Fixes fixes={file.fixes} />
      </Banner>
    );
  }
  if (stack.origin === 'found') return <Banner tone="info" title={text('foundReadOnly')} />;
  if (!may('containers:edit', resource)) return <Banner tone="info" title={text('mayNotEdit')} />;
  if (!file.isWritable) {
    return (
      <Banner tone="warning" title={text('readOnly')}>
        {file.reason}
        <Fixes fixes={file.fixes} />
      </Banner>
    );
  }
  if (file.isMasked) return <Masked draft={draft} mayReveal={may('containers:reveal', resource)} />;
  if (file.state === 'missing') return <Banner tone="info" title={text('missing')} />;
  return null;
}

function Masked({ draft, mayReveal }: { draft: StackDraft; mayReveal: boolean }) {
  const text = useText(stackFilesText);
  const [busy, setBusy] = useState(false);
  const reveal = async () => {
    setBusy(true);
    try {
      await draft.reveal();
    } catch (error) {
      showError(error, { title: text('revealFailed') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Banner
      tone="info"
      title={text('masked')}
      action={
        mayReveal && (
          <Button size="sm" busy={busy} onClick={() => void reveal()}>
            {text('reveal')}
          </Button>
        )
      }
    >
      {text(mayReveal ? 'maskedHint' : 'maskedNever')}
    </Banner>
  );
}
