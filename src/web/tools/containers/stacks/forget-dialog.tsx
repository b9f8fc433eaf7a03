import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { StackSummary } from '#contracts/containers/stack.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { showToast } from '../../../ui/toast.ts';
import { containersApi } from '../live.ts';
import { dropStack } from './stack-queries.ts';
import { stackText } from './stack-text.ts';

/** The stack of which it is asked whether to forget it. */
export const forgetTarget = createStore<StackSummary | null>(null);

export function ForgetDialog() {
  const target = useStore(forgetTarget);
  return target && <AskForget key={`${target.host} ${target.name}`} target={target} />;
}

function AskForget({ target }: { target: StackSummary }) {
  const text = useText(stackText);
  const navigate = useNavigate();
  const [deleteFiles, setDeleteFiles] = useState(false);
  const { host, name } = target;
  const forget = async () => {
    const params = { host, stack: name };
    const { recycledTo } = await containersApi.forgetStack({ params, body: { deleteFiles } });
    const detail = recycledTo === null ? undefined : text('recycledTo', { path: recycledTo });
    showToast({ title: text('forgot', { name }), detail });
    await navigate({ to: '/containers/stacks' });
    dropStack(params);
  };
  return (
    <Confirm
      open
      onClose={() => forgetTarget.set(null)}
      onConfirm={forget}
      title={text('forgetTitle', { name })}
      action={text('forget')}
      loses={[text('forgetLoses')]}
      wayBack={text(deleteFiles ? 'forgetFilesWayBack' : 'forgetWayBack')}
    >
      {target.origin === 'managed' && (
        <div className="pt-4">
          <Checkbox
            label={text('forgetFiles')}
            help={
              target.state === 'absent' ? (target.workingDirectory ?? undefined) : text('forgetFilesHint')
            }
            disabled={target.state !== 'absent'}
            checked={deleteFiles}
            onChange={setDeleteFiles}
          />
        </div>
      )}
    </Confirm>
  );
}
