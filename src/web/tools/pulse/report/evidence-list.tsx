import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { reportText } from './report-text.ts';

/** What was seen beside what was expected. */
export function EvidenceList({ evidence }: { evidence: CheckReport['evidence'] }) {
  const text = useText(reportText);
  const language = useLanguage();
  return (
    <Facts>
      {evidence.map(({ label, expected, seen }) => (
        <Fact key={`${label.en} ${seen}`} label={label[language]}>
          <span className="font-mono text-sm">{seen}</span>
          {expected !== null && (
            <span className="block text-sm text-muted">{text('expected', { value: expected })}</span>
          )}
        </Fact>
      ))}
    </Facts>
  );
}
