import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { useNow } from '../../../ui/format/use-now.ts';
import { showToast } from '../../../ui/toast.ts';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';
import { securityText } from '../security-text.ts';
import { acceptTarget, type AcceptTarget } from './accept-target.ts';
import { draftOf, issuesOf, type TypedRule, typedOf } from './acceptance-draft.ts';
import { AcceptanceFields } from './acceptance-fields.tsx';
import { AcceptancePreview } from './acceptance-preview.tsx';
import { acceptanceText } from './acceptance-text.ts';

/** Part of every page: opened from wherever a flaw or an image stands. */
export function AcceptanceDialog() {
  const target = useStore(acceptTarget);
  return target && <Ask target={target} close={() => acceptTarget.set(null)} />;
}

function Ask({ target, close }: { target: AcceptTarget; close: () => void }) {
  const text = useText(acceptanceText);
  const words = useText(securityText);
  const [typed, setTyped] = useState<TypedRule>(() => typedOf(target, Date.now()));
  const [wasTried, setWasTried] = useState(false);
  const { error, busy, save } = useSave(target, close);
  const nowMs = useNow();
  const issues = issuesOf(typed, nowMs);
  const submit = () => {
    setWasTried(true);
    if (issues.length === 0) void save(typed);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={text(target.rule ? 'editTitle' : 'newTitle')}
      footer={
        <>
          <Button onClick={close}>{words('cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={submit}>
            {target.rule ? words('save') : text('save')}
          </Button>
        </>
      }
    >
      <div data-tool="security" className="flex flex-col gap-4">
        <AcceptanceFields typed={typed} onChange={setTyped} issues={wasTried ? issues : []} />
        <AcceptancePreview typed={typed} isEmpty={issues.includes('everything')} />
        {error !== null && <ErrorNote error={error} />}
      </div>
    </Dialog>
  );
}

function useSave({ rule }: AcceptTarget, close: () => void) {
  const text = useText(acceptanceText);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const save = async (typed: TypedRule) => {
    setBusy(true);
    setError(null);
    try {
      const body = draftOf(typed, Date.now());
      const saved = rule
        ? await securityApi.changeAcceptance({ params: { rule: rule.id }, body })
        : await securityApi.accept({ body });
      showToast({ title: text('accepted', { count: saved.findings }) });
      close();
      await queryClient.invalidateQueries({ queryKey: flawsKey });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, save };
}
