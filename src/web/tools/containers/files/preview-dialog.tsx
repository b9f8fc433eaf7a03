import { useQuery } from '@tanstack/react-query';
import DownloadIcon from 'lucide-react/icons/download';
import { useText } from '../../../i18n/use-text.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Loading } from '../../../ui/loading.tsx';
import type { FileSource } from './file-source.ts';
import { visibleName } from './file-words.ts';
import { filesText } from './files-text.ts';

/** The beginning of a file as text. */
export function PreviewDialog(props: { source: FileSource; path: string; onClose: () => void }) {
  const { source, path, onClose } = props;
  const text = useText(filesText);
  const format = useFormat();
  const query = useQuery({
    queryKey: ['containers', 'file', ...source.key, path],
    queryFn: ({ signal }) => source.preview(path, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const name = visibleName(path.split('/').at(-1) ?? '');
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={name}
      footer={
        <LinkButton href={source.downloadUrl(path)} download icon={<DownloadIcon />}>
          {text('download')}
        </LinkButton>
      }
    >
      {query.error ? (
        <ErrorNote error={query.error} />
      ) : !query.data ? (
        <Loading rows={6} />
      ) : query.data.text === null ? (
        <p>{text('notText')}</p>
      ) : (
        <>
          {query.data.isCut && (
            <p className="mb-2 text-muted">{text('cut', { bytes: format.bytes(query.data.sizeBytes) })}</p>
          )}
          <CodeView label={name} language={languageOf(path)} text={query.data.text} />
        </>
      )}
    </Dialog>
  );
}

function languageOf(path: string): 'json' | 'yaml' | 'text' {
  if (path.endsWith('.json')) return 'json';
  return /\.ya?ml$/.test(path) ? 'yaml' : 'text';
}
