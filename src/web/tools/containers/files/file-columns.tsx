import FileIcon from 'lucide-react/icons/file';
import FolderIcon from 'lucide-react/icons/folder';
import LinkIcon from 'lucide-react/icons/link-2';
import PlugIcon from 'lucide-react/icons/plug';
import type { FileEntry } from '#contracts/containers/files.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bytes } from '../../../ui/amount.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { modeWords, visibleName } from './file-words.ts';
import { filesText } from './files-text.ts';

export function useFileColumns(): readonly Column<FileEntry>[] {
  const text = useText(filesText);
  return [
    {
      id: 'name',
      header: text('name'),
      width: 180,
      grow: 3,
      fixed: true,
      card: 'title',
      value: ({ name }) => visibleName(name),
      cell: (entry) => <EntryName entry={entry} />,
    },
    {
      id: 'size',
      header: text('size'),
      width: 80,
      align: 'end',
      card: 'state',
      value: ({ sizeBytes }) => sizeBytes,
      cell: ({ kind, sizeBytes }) => kind === 'file' && <Bytes value={sizeBytes} />,
    },
    {
      id: 'modified',
      header: text('modified'),
      width: 100,
      value: ({ modifiedAtMs }) => modifiedAtMs,
      cell: ({ modifiedAtMs }) => <RelativeTime atMs={modifiedAtMs} />,
    },
    {
      id: 'mode',
      header: text('mode'),
      width: 100,
      value: ({ mode }) => modeWords(mode),
      cell: ({ mode }) => <span className="font-mono text-sm">{modeWords(mode)}</span>,
    },
    {
      id: 'owner',
      header: text('owner'),
      width: 90,
      value: ({ uid, gid }) => `${uid}:${gid}`,
      cell: ({ uid, gid }) => (
        <span className="font-mono text-sm tabular">
          {uid}:{gid}
        </span>
      ),
    },
  ];
}

const icons = {
  folder: <FolderIcon aria-hidden />,
  file: <FileIcon aria-hidden />,
  link: <LinkIcon aria-hidden />,
};

function EntryName({ entry }: { entry: FileEntry }) {
  const text = useText(filesText);
  const { kind, name, linkTarget, isAddressable } = entry;
  const icon =
    kind === 'folder' || kind === 'file' || kind === 'link' ? icons[kind] : <PlugIcon aria-hidden />;
  return (
    <span
      className="flex min-w-0 items-center gap-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
      title={isAddressable ? visibleName(name) : text('unreadableName')}
    >
      {icon}
      <span className="sr-only">{text(`kind-${kind}`)}</span>
      <span
        className={isAddressable ? 'truncate font-mono text-sm' : 'truncate font-mono text-sm text-muted'}
      >
        {visibleName(name)}
      </span>
      {linkTarget !== null && (
        <span className="truncate font-mono text-sm text-muted">→ {visibleName(linkTarget)}</span>
      )}
    </span>
  );
}
