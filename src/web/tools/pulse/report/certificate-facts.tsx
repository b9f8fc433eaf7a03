import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { reportText } from './report-text.ts';

const soonDays = 14;

export function CertificateFacts({ certificate }: { certificate: NonNullable<CheckReport['certificate']> }) {
  const text = useText(reportText);
  const format = useFormat();
  const { subject, issuer, validToMs, daysLeft, names, isSelfSigned, isTrusted, problem } = certificate;
  const trust = problem ?? text(isTrusted ? 'trusted' : isSelfSigned ? 'selfSigned' : 'notTrusted');
  return (
    <Facts>
      <Fact label={text('validTo')}>
        {format.exactTime(validToMs)}{' '}
        <span
          className={cx('text-muted', daysLeft <= soonDays && 'text-degraded', daysLeft < 0 && 'text-down')}
        >
          ({daysLeft < 0 ? text('expired') : text('daysLeft', { count: daysLeft })})
        </span>
      </Fact>
      <Fact label={text('trust')}>{trust}</Fact>
      <Fact label={text('subject')} mono>
        {subject}
      </Fact>
      {names.length > 0 && (
        <Fact label={text('names')} mono>
          {names.join(', ')}
        </Fact>
      )}
      <Fact label={text('issuer')} mono>
        {issuer}
      </Fact>
    </Facts>
  );
}
