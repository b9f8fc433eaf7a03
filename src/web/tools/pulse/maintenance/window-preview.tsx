import { useQuery } from '@tanstack/react-query';
import type { MaintenanceDraft } from '#contracts/pulse/maintenance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { pulseApi } from '../pulse-api.ts';
import { maintenanceText } from './maintenance-text.ts';
import { useWindowWords } from './use-window-words.ts';

const shown = 3;

/** When it would open next, and for how many. */
export function WindowPreview({ draft }: { draft: MaintenanceDraft }) {
  const text = useText(maintenanceText);
  const spell = useWindowWords();
  const { data, error } = useQuery({
    queryKey: ['pulse', 'maintenance-preview', draft],
    queryFn: ({ signal }) => pulseApi.previewMaintenance({ body: { draft } }, { signal }),
    placeholderData: (before) => before,
    retry: false,
  });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  return (
    <div aria-live="polite" className="rounded-md bg-elevated p-3">
      <p className="font-medium">
        {text(data.occurrences.length > 0 ? 'opensNext' : 'opensNever')},{' '}
        {text('count', { count: data.monitorIds.length })}
      </p>
      <ul className="mt-1 text-muted tabular">
        {data.occurrences.slice(0, shown).map((one) => (
          <li key={one.fromMs}>{spell.occurrence(one)}</li>
        ))}
      </ul>
    </div>
  );
}
