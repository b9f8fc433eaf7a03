import { useState } from 'react';
import type { FoundMonitor } from '#contracts/pulse/discovery.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MonitorForm } from '../form/monitor-form.tsx';
import { PulsePage } from '../pulse-page.tsx';
import { LabelProblems } from './label-problems.tsx';
import { rereadDiscovery, useDiscovery } from './discovery-queries.ts';
import { SuggestionTable } from './suggestion-table.tsx';
import { suggestionsText } from './suggestions-text.ts';

/** What one would watch of the containers that there are. */
export function SuggestionsPage() {
  const text = useText(suggestionsText);
  const query = useDiscovery();
  const [edited, setEdited] = useState<FoundMonitor | null>(null);
  const close = () => {
    setEdited(null);
    void rereadDiscovery();
  };
  return (
    <PulsePage section="suggestions">
      <p className="text-muted">{text('hint')}</p>
      <LabelProblems problems={query.data?.problems ?? []} />
      <SuggestionTable query={query} onEdit={setEdited} />
      {edited && <MonitorForm key={edited.key} id="new" start={edited.draft} onClose={close} />}
    </PulsePage>
  );
}
