import DownloadIcon from 'lucide-react/icons/download';
import FolderPlusIcon from 'lucide-react/icons/folder-plus';
import UploadIcon from 'lucide-react/icons/upload';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import type { FileSource } from './file-source.ts';
import { filesText } from './files-text.ts';
import { NewFolderDialog } from './new-folder-dialog.tsx';

export interface FolderToolsProps {
  source: FileSource;
  path: string;
  mayWrite: boolean;
  onUpload: (files: readonly File[]) => void;
  onChanged: () => void;
}

/** What is done with the folder that is shown. */
export function FolderTools({ source, path, mayWrite, onUpload, onChanged }: FolderToolsProps) {
  const text = useText(filesText);
  const [isNaming, setNaming] = useState(false);
  const make = async (name: string) => {
    await source.makeFolder(path, name);
    onChanged();
  };
  return (
    <div className="flex flex-wrap gap-2">
      {mayWrite && (
        <>
          <FileButton size="sm" icon={<UploadIcon />} label={text('upload')} multiple onFiles={onUpload} />
          <Button size="sm" icon={<FolderPlusIcon />} onClick={() => setNaming(true)}>
            {text('newFolder')}
          </Button>
        </>
      )}
      <LinkButton size="sm" href={source.downloadUrl(path)} download icon={<DownloadIcon />}>
        {text('downloadFolder')}
      </LinkButton>
      {isNaming && <NewFolderDialog onCreate={make} onClose={() => setNaming(false)} />}
    </div>
  );
}
