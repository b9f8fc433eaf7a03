import { useState } from 'react';
import { ImportedAdvisories } from '#contracts/security/feeds.ts';
import { useText } from '../../../i18n/use-text.ts';
import { sendFile, UploadEnded } from '../../../shell/send-file.ts';
import { showError, showToast } from '../../../ui/toast.ts';
import { rereadFeeds } from './feed-queries.ts';
import { sourcesText } from './sources-text.ts';

interface Sending {
  readonly name: string;
  /** From 0 to 1; at 1 it is read. */
  readonly fraction: number;
  readonly cancel: () => void;
}

/** One file at a time: it may be hundreds of megabytes. */
export function useImport() {
  const text = useText(sourcesText);
  const [sending, setSending] = useState<Sending | null>(null);
  const send = async (file: File) => {
    const ended = new AbortController();
    const show = (fraction: number) => setSending({ name: file.name, fraction, cancel: () => ended.abort() });
    show(0);
    try {
      const options = { method: 'POST', signal: ended.signal, onProgress: show } as const;
      const answer = await sendFile('/api/security/advisories/import', file, options);
      const { advisories } = ImportedAdvisories.parse(JSON.parse(answer));
      showToast({ title: text('imported', { count: advisories }) });
      await rereadFeeds();
    } catch (error) {
      if (error instanceof UploadEnded && error.wasCancelled) return;
      const told = error instanceof UploadEnded ? text('importCut') : error;
      showError(told, { title: text('importFailed') });
    } finally {
      setSending(null);
    }
  };
  return { sending, send };
}
