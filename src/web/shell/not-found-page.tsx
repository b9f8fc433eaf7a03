import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { PageLink } from '../ui/page-link.tsx';
import { explain } from './api.ts';
import { shellText } from './shell-text.ts';

export function BackHome() {
  const text = useText(shellText);
  return <PageLink to="/">{text('backHome')}</PageLink>;
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
