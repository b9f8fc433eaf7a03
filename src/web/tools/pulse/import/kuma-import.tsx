import { useMemo, useState } from 'react';
import type { ImportReport } from '#contracts/pulse/import.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useStore } from '../../../shell/store.ts';
import { ChooseFile } from './choose-file.tsx';
import { type Outcome, ofWholeFile } from './count-items.ts';
import type { Importing } from './importing.ts';
import { importText } from './import-text.ts';
import { ItemTable } from './item-table.tsx';
import { pickFile } from './kuma-file.ts';
import { OutcomeChips } from './outcome-chips.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { ReportHead } from './report-head.tsx';
import { SendingNote } from './sending-note.tsx';
import { useFileDrop } from './use-file-drop.ts';

/** From a file to what would come of it, and from there to what came of it. */
export function KumaImport({ importing }: { importing: Importing }) {
  const text = useText(importText);
  const { file, sending, report, refusal } = useStore(importing.state);
  const look = (chosen: File) => void importing.look(chosen);
  const isOver = useFileDrop(sending === null, (files) => {
    const picked = pickFile(files);
    if (picked) look(picked);
  });
  const isChoosing = !sending && !report;
  return (
    <>
      {!report && (
        <div className="flex max-w-3xl flex-col gap-1">
          <h2 className="text-md font-semibold">{text('title')}</h2>
          <p className="text-muted">{text('intro')}</p>
        </div>
      )}
      {refusal && <RefusalNote refusal={refusal} onAgain={() => void importing.again()} />}
      {file && report && (
        <ReportHead
          key={`head ${report.isApplied}`}
          file={file}
          report={report}
          isBusy={sending !== null}
          onFile={look}
          onTakeOver={() => void importing.takeOver()}
        />
      )}
      {file && sending && <SendingNote file={file} sending={sending} onCancel={importing.cancel} />}
      {isChoosing && <ChooseFile onFile={look} />}
      {report && <Report key={`all ${report.isApplied}`} report={report} />}
      {isOver && <DropHere />}
    </>
  );
}

/** Its filter is not in the address: the report is nowhere but in this browser. */
function Report({ report: { items: all, isApplied } }: { report: ImportReport }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const items = useMemo(() => all.filter((item) => !ofWholeFile(item)), [all]);
  return (
    <>
      <OutcomeChips items={items} isApplied={isApplied} chosen={outcome} onChoose={setOutcome} />
      <ItemTable items={items} isApplied={isApplied} outcome={outcome} />
    </>
  );
}

function DropHere() {
  const text = useText(importText);
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-scrim">
      <p className="rounded-md border border-dashed border-accent-ink bg-surface px-6 py-4 text-md font-semibold">
        {text('dropNow')}
      </p>
    </div>
  );
}
