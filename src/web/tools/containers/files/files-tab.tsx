import type { ContainerDetails } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useMay } from '../../../shell/session.ts';
import { FileBrowser } from './file-browser.tsx';
import { containerFiles } from './file-source.ts';

export function FilesTab({ details }: { details: ContainerDetails }) {
  const mayWrite = useMay()('containers:write-files', resourceOf(details));
  return (
    <FileBrowser
      source={containerFiles(details.host, details.id)}
      topName={details.name}
      mayWrite={mayWrite}
    />
  );
}
