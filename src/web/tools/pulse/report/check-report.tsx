import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { milliseconds } from '../milliseconds.ts';
import { Addresses } from './addresses.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { ConditionList } from './condition-list.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { reportText } from './report-text.ts';
import { Timings } from './timings.tsx';

const titles = { up: 'isUp', degraded: 'isDegraded', down: 'isDown' } as const;

/** What one check saw: the verdict and its reason first, then all that explains it. */
export function CheckReportView({ report }: { report: CheckReport }) {
  const text = useText(reportText);
  const language = useLanguage();
  const format = useFormat();
  const { outcome, reason, timings, conditions, evidence, certificate, addresses } = report;
  return (
    <div className="flex flex-col">
      <div className="flex flex-col gap-1 pb-3">
        <StateBadge state={outcome} word={text(titles[outcome])} className="font-medium" />
        {reason && <p>{reason.text[language]}</p>}
        {reason?.detail && <p className="font-mono text-sm text-muted wrap-anywhere">{reason.detail}</p>}
        <p className="text-sm text-muted">
          {text('took', { span: milliseconds(report.latencyMs ?? report.durationMs, format) })}
        </p>
      </div>
      {conditions.length > 0 && (
        <Section title={text('conditions')}>
          <ConditionList conditions={conditions} />
        </Section>
      )}
      {evidence.length > 0 && (
        <Section title={text('seen')}>
          <EvidenceList evidence={evidence} />
        </Section>
      )}
      {Object.keys(timings).length > 0 && (
        <Section title={text('timings')}>
          <Timings timings={timings} />
        </Section>
      )}
      {addresses.length > 0 && (
        <Section title={text('addresses')}>
          <Addresses addresses={addresses} used={report.address} />
        </Section>
      )}
      {certificate && (
        <Section title={text('certificate')}>
          <CertificateFacts certificate={certificate} />
        </Section>
      )}
    </div>
  );
}
