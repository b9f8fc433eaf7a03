import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { buttonClass } from '../ui/button.tsx';
import { explain } from './api.ts';
import { shellText } from './shell-text.ts';

export function BackHome() {
  const text = useText(shellText);
  return (
    <Link to="/" className={buttonClass()}>
      {text('backHome')}
    </Link>
  );
}

export function NotFoundPage() {
  const text = useText(shellText);
  return (
    <div className="p-6">
      <h1 className="sr-only">{text('notFoundTitle')}</h1>
      <EmptyState title={text('notFoundTitle')} action={<BackHome />}>
        {text('notFoundHint')}
      </EmptyState>
    </div>
  );
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const text = useText(shellText);
  const router = useRouter();
  const { message, engineText } = explain(error, text('pageFailed'));
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="p-6">
      <ErrorState title={text('pageFailed')} message={message} engineText={engineText} onRetry={retry} />
    </div>
  );
}
