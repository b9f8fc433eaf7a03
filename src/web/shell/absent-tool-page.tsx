import type { ToolId } from '#contracts/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { BackHome } from './not-found-page.tsx';
import { shellText } from './shell-text.ts';

/** What stands where a tool will be: what it is for, and that nothing happens yet. No sample data. */
export function AbsentToolPage({ id }: { id: Exclude<ToolId, 'hub' | 'containers'> }) {
  const text = useText(shellText);
  return (
    <div className="p-6">
      <h1 className="sr-only">{text(id)}</h1>
      <EmptyState title={text('notBuiltTitle', { tool: text(id) })} action={<BackHome />}>
        {text(`${id}Will`)} {text('notBuiltHint')}
      </EmptyState>
    </div>
  );
}
