import { useState } from 'react';
import type { IncidentDetail } from '#contracts/pulse/incidents.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { pulseApi } from '../pulse-api.ts';
import { useDoing } from '../use-doing.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { incidentKey } from './incident-queries.ts';
import { incidentText } from './incident-text.ts';

/** Written for whoever meets it next time. What is typed stays until it is stored. */
export function IncidentNotes({ incident }: { incident: IncidentDetail }) {
  const text = useText(incidentText);
  const { host, stack } = incident.affected;
  const labels = { ...(host !== null && { host }), ...(stack !== null && { stack }) };
  const mayWrite = useMayPulse()('pulse:operate', { labels });
  const [note, setNote] = useState('');
  const { busy, doing } = useDoing();
  if (!mayWrite) return null;
  const save = () =>
    doing(async () => {
      const { id } = incident;
      const after = await pulseApi.noteIncident({ params: { id }, body: { text: note.trim() } });
      queryClient.setQueryData(incidentKey(id), after);
      setNote('');
    });
  return (
    <div className="flex flex-col items-start gap-2 pt-2">
      <TextField
        className="w-full"
        label={text('addNote')}
        help={text('addNoteHelp')}
        multiline={3}
        value={note}
        onChange={setNote}
      />
      <Button busy={busy} disabled={note.trim() === ''} onClick={() => void save()}>
        {text('writeNote')}
      </Button>
    </div>
  );
}
