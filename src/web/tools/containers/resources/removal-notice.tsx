import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { KeptList } from './kept-list.tsx';
import { resourcesText } from './resources-text.ts';

interface RemovalNoticeProps {
  preview: Pick<UseQueryResult, 'data' | 'error'>;
  kept: Parameters<typeof KeptList>[0]['kept'];
  onClose: () => void;
  /** What may make something go after all. */
  children?: ReactNode;
}

/** Stands where a removal would be asked about: while what goes is not known, and when nothing does. */
export function RemovalNotice({ preview, kept, onClose, children }: RemovalNoticeProps) {
  const text = useText(resourcesText);
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={text('remove')}
      footer={<Button onClick={onClose}>{text('close')}</Button>}
    >
      <div className="flex flex-col gap-2">
        {preview.error ? (
          <ErrorNote error={preview.error} />
        ) : preview.data ? (
          <p>{text('nothingToRemove')}</p>
        ) : (
          <Loading rows={3} />
        )}
        <KeptList kept={kept} />
        {children}
      </div>
    </Dialog>
  );
}
