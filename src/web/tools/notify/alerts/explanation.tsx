import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { detailText } from './detail-text.ts';
import { safeHref } from './safe-href.ts';

/** What was looked at, what it should have been and what it was. */
export function Explanation({ alert }: { alert: Alert }) {
  const text = useText(detailText);
  const { evidence } = alert;
  return (
    <Section title={text('explanation')}>
      {!evidence && <p className="wrap-anywhere">{alert.annotations['description'] ?? text('noEvidence')}</p>}
      <Facts>
        {evidence && (
          <>
            <Fact label={text('checked')}>{evidence.checked}</Fact>
            <Fact label={text('expected')}>{evidence.expected}</Fact>
            <Fact label={text('seen')}>{evidence.seen}</Fact>
          </>
        )}
        <Fact label={text('since')}>
          <RelativeTime atMs={alert.startsAtMs} />
        </Fact>
        {evidence && (
          <Fact label={text('setBy')}>
            {evidence.setBy} <OutsideLink address={evidence.changeAt} words={text('change')} />
          </Fact>
        )}
        <Fact label={text('source')}>
          {alert.source.name} <OutsideLink address={alert.generatorUrl} words={text('openSource')} />
        </Fact>
      </Facts>
    </Section>
  );
}

function OutsideLink({ address, words }: { address: string | null; words: string }) {
  const href = safeHref(address);
  if (href === null) return null;
  return (
    <a href={href} rel="noreferrer" className="text-accent-ink underline underline-offset-4">
      {words}
    </a>
  );
}
