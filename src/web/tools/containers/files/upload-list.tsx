import XIcon from 'lucide-react/icons/x';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { filesText } from './files-text.ts';
import type { Upload } from './use-uploads.ts';

export function UploadList({ uploads, onClear }: { uploads: readonly Upload[]; onClear: () => void }) {
  const text = useText(filesText);
  if (uploads.length === 0) return null;
  return (
    <section aria-label={text('uploads')} className="flex flex-col gap-2 rounded-md border border-line p-3">
      <ul aria-live="polite" className="flex flex-col gap-2">
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
      </ul>
      {uploads.some(({ state }) => state !== 'running') && (
        <div>
          <Button size="sm" variant="quiet" onClick={onClear}>
            {text('clear')}
          </Button>
        </div>
      )}
    </section>
  );
}

function UploadLine({ upload }: { upload: Upload }) {
  const text = useText(filesText);
  const format = useFormat();
  const { name, fraction, state, reason, cancel } = upload;
  const isRunning = state === 'running';
  const words =
    state === 'done'
      ? text('uploaded', { name })
      : state === 'failed'
        ? text('uploadFailed', { name, reason })
        : fraction < 1
          ? text('uploading', { name, percent: format.percent(fraction * 100) })
          : text('arrived', { name });
  return (
    <li className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <span className={state === 'failed' ? 'text-sm wrap-anywhere text-down' : 'text-sm wrap-anywhere'}>
          {words}
        </span>
        {isRunning && <ProgressBar label={name} fraction={fraction < 1 ? fraction : null} />}
      </div>
      {isRunning && (
        <IconButton
          size="sm"
          variant="quiet"
          icon={<XIcon />}
          label={text('cancelUpload', { name })}
          onClick={cancel}
        />
      )}
    </li>
  );
}
