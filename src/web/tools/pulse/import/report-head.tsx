import FileIcon from 'lucide-react/icons/file-up';
import { useEffect, useRef } from 'react';
import type { ImportReport } from '#contracts/pulse/import.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { StateMark } from '../../../ui/state-badge.tsx';
import { ofWholeFile, whatComes } from './count-items.ts';
import { importText } from './import-text.ts';
import { useComingWords } from './use-coming-words.ts';

interface Props {
  file: File;
  report: ImportReport;
  onFile: (file: File) => void;
  onTakeOver: () => void;
  /** While it is being taken over, there is nothing to press. */
  isBusy: boolean;
}

/** What the file is, what would come of it or came of it, and the one step that is next. */
export function ReportHead({ file, report, isBusy, ...acts }: Props) {
  const text = useText(importText);
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone: reading goes on here.
  useEffect(() => heading.current?.focus(), []);
  const notes = report.items.filter(ofWholeFile).flatMap((item) => item.notes);
  const language = useLanguage();
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2
          ref={heading}
          tabIndex={-1}
          className="flex flex-wrap items-baseline gap-x-3 text-md font-semibold outline-none"
        >
          <span className="wrap-anywhere">{file.name}</span>
          <span className="text-sm font-normal text-muted">
            {text('fromVersion', { version: report.version.slice(1), size: format.bytes(file.size) })}
          </span>
        </h2>
        <ReportWords report={report} />
      </div>
      {notes.map((note) => (
        <Banner key={note.en} tone="warning" title={note[language]} />
      ))}
      {!isBusy && <NextStep report={report} {...acts} />}
    </section>
  );
}

function ReportWords({ report: { isApplied, items } }: Pick<Props, 'report'>) {
  const text = useText(importText);
  const coming = whatComes(items);
  const list = useComingWords()(coming);
  if (isApplied) {
    return (
      <output className="flex flex-wrap items-center gap-x-2">
        {coming.count > 0 && <StateMark state="up" />}
        <span className="font-medium">{text('tookOver', { count: coming.count })}.</span>
        {coming.count > 0 && <span className="text-muted">{text('nowHere', { list })}</span>}
        {coming.changed > 0 && <span>{text('lookAtChanged', { count: coming.changed })}</span>}
      </output>
    );
  }
  const isAllThere = items.some(({ outcome }) => outcome === 'there');
  const words =
    coming.count > 0 ? text('wouldTake', { list }) : text(isAllThere ? 'nothingNew' : 'nothingInIt');
  return (
    <output>
      <span className="font-medium">{text('nothingYet')}</span> <span className="text-muted">{words}</span>
    </output>
  );
}

function NextStep({ report, onFile, onTakeOver }: Omit<Props, 'file' | 'isBusy'>) {
  const text = useText(importText);
  const { count } = whatComes(report.items);
  const isOver = report.isApplied || count === 0;
  return (
    <div className="flex flex-wrap gap-2">
      {isOver ? (
        <PageLink to="/pulse" variant="primary">
          {text('seeMonitors')}
        </PageLink>
      ) : (
        <Button variant="primary" onClick={onTakeOver}>
          {text('takeOver', { count })}
        </Button>
      )}
      <FileButton icon={<FileIcon />} label={text('chooseOther')} onFiles={([other]) => onFile(other)} />
    </div>
  );
}
