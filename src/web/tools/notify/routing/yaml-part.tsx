import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { download } from '../../../ui/download.ts';
import { Loading } from '../../../ui/loading.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { partText } from './part-text.ts';
import type { PartProps } from './routing-part.ts';
import { routingText } from './routing-text.ts';

/** The same as a file of Alertmanager, out and in. */
export function YamlPart({ editor, check: { yaml } }: PartProps) {
  const text = useText(partText);
  const words = useText(routingText);
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="flex flex-col gap-3 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold">{text('written')}</h2>
          <p className="max-w-prose text-muted">{text('writtenHelp')}</p>
        </div>
        {yaml !== undefined && (
          <Button onClick={() => download(yaml, 'alertmanager.yml', 'text/yaml')}>{text('download')}</Button>
        )}
        {editor.mayEdit && <Button onClick={() => setOpen(true)}>{text('importYaml')}</Button>}
      </div>
      {yaml === undefined ? (
        <Loading rows={8} />
      ) : (
        <CodeView label={words('yaml')} language="yaml" text={yaml} />
      )}
      {isOpen && <ImportDialog onUse={editor.change} onClose={() => setOpen(false)} />}
    </section>
  );
}
