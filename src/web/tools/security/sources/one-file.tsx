import DownloadIcon from 'lucide-react/icons/download';
import UploadIcon from 'lucide-react/icons/upload';
import { useText } from '../../../i18n/use-text.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { securityText } from '../security-text.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { useFeeds } from './feed-queries.ts';
import { sourcesText } from './sources-text.ts';
import { useImport } from './use-import.ts';

/** For labs without internet: everything as one file, out and in. */
export function OneFile() {
  const text = useText(sourcesText);
  const words = useText(securityText);
  const mayConfigure = useMaySecurity()('security:configure', 'everywhere');
  const { sending, send } = useImport();
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line-soft bg-surface p-4">
      <h2 className="text-md font-semibold">{text('file')}</h2>
      <p className="text-muted">{text('fileHint')}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/api/security/advisories/export" download icon={<DownloadIcon />}>
          {text('export')}
        </LinkButton>
        {mayConfigure && !sending && (
          <FileButton label={text('import')} icon={<UploadIcon />} onFiles={([file]) => void send(file)} />
        )}
      </div>
      {sending && (
        <div className="flex flex-wrap items-center gap-3">
          <span className="min-w-0 truncate">
            {text(sending.fraction < 1 ? 'importing' : 'reading', { name: sending.name })}
          </span>
          <span className="min-w-32 flex-1">
            <ProgressBar
              label={text('importing', { name: sending.name })}
              fraction={sending.fraction < 1 ? sending.fraction : null}
            />
          </span>
          <Button size="sm" onClick={sending.cancel}>
            {words('cancel')}
          </Button>
        </div>
      )}
      <ImportedBefore />
    </section>
  );
}

const kinds = { nexus: 'kindNexus', grype: 'kindGrype' } as const;

function ImportedBefore() {
  const text = useText(sourcesText);
  const format = useFormat();
  const nowMs = useNow();
  const imported = useFeeds().data?.imported ?? [];
  if (imported.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-medium text-muted">{text('importedBefore')}</h3>
      <ul className="flex flex-col gap-1">
        {imported.map(({ id, atMs, kind, advisories, affected, madeAtMs, problems }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <span title={format.exactTime(atMs)}>{format.ago(atMs, nowMs)}</span>
            <span>{text(kinds[kind])}</span>
            <span className="text-muted">{text('advisories', { count: advisories })}</span>
            <span className="text-muted">{text('affected', { count: affected })}</span>
            {madeAtMs !== null && (
              <span className="text-muted" title={format.exactTime(madeAtMs)}>
                {text('madeAgo', { ago: format.ago(madeAtMs, nowMs) })}
              </span>
            )}
            {problems.length > 0 && (
              <details className="basis-full text-degraded">
                <summary>{text('importProblems', { count: problems.length })}</summary>
                <ul className="list-disc pl-5 text-muted">
                  {problems.slice(0, 50).map((problem) => (
                    <li key={problem} className="wrap-anywhere">
                      {problem}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
