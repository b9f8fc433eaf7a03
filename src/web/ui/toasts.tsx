import XIcon from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Button } from './button.tsx';
import { EngineText } from './engine-text.tsx';
import { IconButton } from './icon-button.tsx';
import { closeToast, type Toast, useToasts } from './toast.ts';

const marks = {
  done: { shape: '●', tone: 'text-up' },
  info: { shape: '●', tone: 'text-working' },
  error: { shape: '■', tone: 'text-down' },
} as const;

/** The shell renders it once; `AppRoot` does. */
export function Toasts() {
  const text = useText(uiText);
  const toasts = useToasts();
  // Beside the dialogs, not below them: `#root` is a stacking context of its own. On a phone dialogs come from below, so above.
  return createPortal(
    <section
      aria-label={text('notifications')}
      className="pointer-events-none fixed inset-x-3 top-[calc(60px+env(safe-area-inset-top))] z-50 flex flex-col gap-2 sm:top-auto sm:right-4 sm:bottom-3 sm:left-auto sm:w-96"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>,
    document.body,
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const text = useText(uiText);
  const [held, setHeld] = useState(false);
  const { lifeMs, id } = toast;
  useEffect(() => {
    if (lifeMs === null || held) return undefined;
    const timer = setTimeout(() => closeToast(id), lifeMs);
    return () => clearTimeout(timer);
  }, [lifeMs, held, id]);
  const mark = marks[toast.kind];
  return (
    <div
      role={toast.kind === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex gap-2.5 rounded-lg bg-overlay py-1.5 pr-1.5 pl-3 shadow-float transition-[opacity,transform] duration-150 starting:translate-y-2 starting:opacity-0"
    >
      <span aria-hidden className={`py-1 ${mark.tone}`}>
        {mark.shape}
      </span>
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium wrap-anywhere">{toast.title}</p>
        {toast.detail && <p className="text-muted wrap-anywhere">{toast.detail}</p>}
        {toast.engineText && <EngineText text={toast.engineText} />}
      </div>
      {toast.undo && <ToastButton label={text('undo')} toastId={id} run={toast.undo} />}
      {toast.action && <ToastButton label={toast.action.label} toastId={id} run={toast.action.run} />}
      <IconButton size="sm" label={text('dismiss')} icon={<XIcon />} onClick={() => closeToast(id)} />
    </div>
  );
}

function ToastButton({ label, toastId, run }: { label: string; toastId: string; run: () => void }) {
  const press = () => {
    closeToast(toastId);
    run();
  };
  return (
    <Button size="sm" variant="quiet" className="text-accent-ink!" onClick={press}>
      {label}
    </Button>
  );
}
