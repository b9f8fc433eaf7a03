import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { flawText } from './flaw-text.ts';

export function FlawFacts({ flaw }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const accepted = flaw.findings.find((finding) => finding.accepted !== null)?.accepted;
  return (
    <Section title={text('facts')}>
      <Facts>
        {flaw.aliases.length > 0 && (
          <Fact label={text('aliases')} mono>
            {flaw.aliases.join(', ')}
          </Fact>
        )}
        <Exploitation flaw={flaw} />
        {flaw.publishedAtMs !== null && (
          <Fact label={text('published')}>
            <RelativeTime atMs={flaw.publishedAtMs} />
          </Fact>
        )}
        {flaw.modifiedAtMs !== null && (
          <Fact label={text('modified')}>
            <RelativeTime atMs={flaw.modifiedAtMs} />
          </Fact>
        )}
        {flaw.placesCount > 0 && (
          <Fact label={text('firstSeen')}>
            <RelativeTime atMs={flaw.firstSeenAtMs} />
          </Fact>
        )}
        {accepted && (
          <Fact label={text('accepted')}>
            {text('acceptedBy', { who: accepted.by, reason: accepted.reason })}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function Exploitation({ flaw: { exploited, likelihood } }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const format = useFormat();
  const day = (atMs: number) =>
    new Intl.DateTimeFormat(format.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(atMs);
  return (
    <>
      {exploited && (
        <Fact label={text('exploited')}>
          {text('exploitedSince', { day: day(exploited.addedAtMs) })}
          {exploited.isRansomware && `, ${text('ransomware')}`}
          {exploited.dueAtMs !== null && `, ${text('due', { day: day(exploited.dueAtMs) })}`}
        </Fact>
      )}
      {exploited && exploited.action !== '' && <Fact label={text('cisaSays')}>{exploited.action}</Fact>}
      {likelihood && (
        <Fact label={text('likelihood')}>
          {text('likelihoodIs', {
            percent: format.percent(likelihood.probability * 100),
            percentile: format.percent(likelihood.percentile * 100),
          })}
        </Fact>
      )}
    </>
  );
}
