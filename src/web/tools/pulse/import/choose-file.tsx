import FileIcon from 'lucide-react/icons/file-up';
import { useText } from '../../../i18n/use-text.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { importText } from './import-text.ts';

/** `docker cp` reads from a container that is stopped, too. */
const command = 'docker cp uptime-kuma:/app/data/kuma.db .';

/** The first step: where the file is, and which one it is. */
export function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const text = useText(importText);
  return (
    <section className="flex max-w-3xl flex-col gap-4 rounded-md border border-dashed border-line-strong p-4 sm:p-6">
      <ol className="flex list-decimal flex-col gap-3 pl-5 marker:text-muted">
        <li>{text('stopFirst')}</li>
        <li>
          {text('findFile')}
          <span className="mt-1 block text-sm text-muted">{text('commandHint')}</span>
          <span className="mt-1 flex w-fit max-w-full items-center gap-1 rounded-md bg-elevated py-0.5 pr-0.5 pl-2">
            <code className="min-w-0 font-mono text-sm wrap-anywhere">{command}</code>
            <CopyButton text={command} label={text('copyCommand')} />
          </span>
        </li>
        <li>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <FileButton
              variant="primary"
              icon={<FileIcon />}
              label={text('choose')}
              onFiles={([file]) => onFile(file)}
            />
            <span className="text-muted pointer-coarse:hidden">{text('orDrop')}</span>
          </span>
        </li>
      </ol>
      <p className="text-sm text-muted">{text('versions')}</p>
    </section>
  );
}
