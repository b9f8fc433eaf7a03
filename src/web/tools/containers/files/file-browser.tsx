import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileEntry, FolderListing } from '#contracts/containers/files.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { useFileColumns } from './file-columns.tsx';
import type { FileSource } from './file-source.ts';
import { canEnter, canRead, childPath, visibleName } from './file-words.ts';
import { filesText } from './files-text.ts';
import { FolderTools } from './folder-tools.tsx';
import { PathTrail } from './path-trail.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

export interface FileBrowserProps {
  source: FileSource;
  /** What the top folder is called. */
  topName: string;
  mayWrite: boolean;
}

/** The files of a container or a volume, folder by folder. */
export function FileBrowser({ source, topName, mayWrite }: FileBrowserProps) {
  const [path, setPath] = useState('/');
  const [search, setSearch] = useState('');
  const [previewed, setPreviewed] = useState<string>();
  const query = useFolder(source, path, search);
  const refresh = () => void query.refetch();
  const { uploads, add, clear } = useUploads(source, refresh);
  const go = (next: string) => {
    setPath(next);
    setSearch('');
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <PathTrail topName={topName} path={path} onGo={go} />
        <FolderTools
          source={source}
          path={path}
          mayWrite={mayWrite}
          onUpload={(files) => add(path, files, new Set(query.data?.entries.map(({ name }) => name)))}
          onChanged={refresh}
        />
      </div>
      <UploadList uploads={uploads} onClear={clear} />
      {query.data && <Completeness listing={query.data} />}
      <FileTable
        key={path}
        source={source}
        path={path}
        query={query}
        search={search}
        onSearch={setSearch}
        onGo={go}
        onRead={setPreviewed}
      />
      {previewed !== undefined && (
        <PreviewDialog source={source} path={previewed} onClose={() => setPreviewed(undefined)} />
      )}
    </div>
  );
}

function useFolder(source: FileSource, path: string, search: string) {
  return useQuery({
    queryKey: ['containers', 'files', ...source.key, path, search],
    queryFn: ({ signal }) => source.list(path, search, signal),
    // While a search is typed, but never from one folder to the next.
    placeholderData: (before, previous) => (previous?.queryKey.at(-2) === path ? before : undefined),
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

function Completeness({ listing }: { listing: FolderListing }) {
  const text = useText(filesText);
  const { entries, total, isComplete } = listing;
  return (
    <>
      {!isComplete && <Banner tone="warning" title={text('incomplete')} />}
      {entries.length < total && (
        <p className="text-sm text-muted">{text('shown', { shown: entries.length, total })}</p>
      )}
    </>
  );
}

function FileTable(props: {
  source: FileSource;
  path: string;
  query: ReturnType<typeof useFolder>;
  search: string;
  onSearch: (search: string) => void;
  onGo: (path: string) => void;
  onRead: (path: string) => void;
}) {
  const { source, path, query, onGo, onRead } = props;
  const text = useText(filesText);
  const columns = useFileColumns();
  const at = ({ name }: FileEntry) => childPath(path, name);
  const entries = (entry: FileEntry): readonly MenuEntry[] => [
    ...(canEnter(entry) ? [{ label: text('open'), onSelect: () => onGo(at(entry)) }] : []),
    ...(canRead(entry) ? [{ label: text('read'), onSelect: () => onRead(at(entry)) }] : []),
    ...(canEnter(entry) || canRead(entry)
      ? [{ label: text('download'), onSelect: () => downloadFrom(source.downloadUrl(at(entry))) }]
      : []),
  ];
  const open = async (entry: FileEntry) => {
    const isFolder = entry.kind === 'link' ? await leadsToFolder(source, at(entry)) : entry.kind === 'folder';
    if (isFolder && canEnter(entry)) onGo(at(entry));
    else if (canRead(entry)) onRead(at(entry));
  };
  return (
    <DataTable<FileEntry>
      tableId="files"
      label={text('files')}
      rows={query.data?.entries ?? []}
      rowKey={({ name, kind }) => `${kind} ${name}`}
      rowName={({ name }) => visibleName(name)}
      columns={columns}
      filter={props.search}
      onFilterChange={props.onSearch}
      onOpen={(entry) => void open(entry)}
      rowActions={entries}
      loading={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}

async function leadsToFolder(source: FileSource, path: string): Promise<boolean> {
  try {
    await source.list(path, '', new AbortController().signal);
    return true;
  } catch {
    return false;
  }
}

/** As a link would: the answer is an attachment, so this page stays. */
function downloadFrom(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
