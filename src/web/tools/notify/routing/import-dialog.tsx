import { useState } from 'react';
import type { z } from 'zod';
import type { routingEndpoints } from '#contracts/notify/routing.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { partText } from './part-text.ts';
import { problemSaid } from './problems-at.ts';
import { ProblemNotes } from './problem-notes.tsx';

type Reading = z.infer<(typeof routingEndpoints)['readRoutingYaml']['result']>;

interface Props {
  onUse: (config: RoutingConfig) => void;
  onClose: () => void;
}

/** Reads a file of Alertmanager first, says what comes of it, and only then puts it into the draft. */
export function ImportDialog({ onUse, onClose }: Props) {
  const text = useText(partText);
  const form = useImport();
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={text('importTitle')}
      description={text('importHelp')}
      footer={<Buttons form={form} onUse={onUse} onClose={onClose} />}
    >
      <div data-tool="notify" className="flex flex-col gap-3">
        <div>
          <FileButton
            label={text('chooseFile')}
            accept=".yml,.yaml,text/yaml"
            onFiles={([file]) => void file.text().then(form.setYaml)}
          />
        </div>
        <CodeView
          label="alertmanager.yml"
          language="yaml"
          height={280}
          text={form.yaml}
          onChange={form.setYaml}
        />
        <div aria-live="polite" className="flex flex-col gap-3">
          {form.error !== undefined && <ErrorNote error={form.error} />}
          {form.reading && <Outcome reading={form.reading} />}
        </div>
      </div>
    </Dialog>
  );
}

function Buttons({ form, onUse, onClose }: Props & { form: Import }) {
  const text = useText(partText);
  const words = useText(notifyText);
  const { yaml, reading, busy, read } = form;
  const config = reading?.problems.length === 0 ? reading.config : null;
  const use = (next: RoutingConfig) => {
    onUse(next);
    onClose();
  };
  return (
    <>
      <Button onClick={onClose}>{words('cancel')}</Button>
      {config ? (
        <Button variant="primary" onClick={() => use(config)}>
          {text('useIt')}
        </Button>
      ) : (
        <Button variant="primary" busy={busy} disabled={yaml.trim() === ''} onClick={() => void read()}>
          {text('readIt')}
        </Button>
      )}
    </>
  );
}

type Import = ReturnType<typeof useImport>;

function useImport() {
  const [yaml, setText] = useState('');
  const [reading, setReading] = useState<Reading>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  return {
    yaml,
    reading,
    error,
    busy,
    setYaml: (next: string) => {
      setText(next);
      setReading(undefined);
    },
    read: async () => {
      setBusy(true);
      setError(undefined);
      try {
        setReading(await notifyApi.readRoutingYaml({ body: { yaml } }));
      } catch (caught) {
        setError(caught);
      }
      setBusy(false);
    },
  };
}

function Outcome({ reading: { problems, ...reading } }: { reading: Reading }) {
  const text = useText(partText);
  const language = useLanguage();
  const notes = language === 'es' ? reading.notesEs : reading.notes;
  const placed = problems.map((problem) => ({
    path: problem.path,
    message: problem.path
      ? `${problem.path}: ${problemSaid(problem, language)}`
      : problemSaid(problem, language),
  }));
  return (
    <>
      {problems.length > 0 ? (
        <section>
          <h3 className="font-medium">{text('readProblems')}</h3>
          <ProblemNotes problems={placed} warnings={[]} />
        </section>
      ) : (
        <p className="text-up">{text('readFine')}</p>
      )}
      {notes.length > 0 && (
        <section>
          <h3 className="font-medium">{text('readNotes')}</h3>
          <ul className="list-disc pl-5 text-muted">
            {notes.map((note) => (
              <li key={note} className="wrap-anywhere">
                {note}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
