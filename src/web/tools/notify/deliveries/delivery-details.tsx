import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { Delivery, deliveriesEndpoints } from '#contracts/notify/deliveries.ts';
import { titleIn, wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Duration } from '../../../ui/amount.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Section } from '../../../ui/facts.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { TimedList } from '../alerts/timed-list.tsx';
import { notifyText } from '../notify-text.ts';
import { deliveriesText } from './deliveries-text.ts';

type Details = z.infer<typeof deliveriesEndpoints.delivery.result>;

const tryMarks = { sent: 'up', retry: 'degraded', refused: 'down', unknown: 'unknown' } as const;

export function DeliveryDetails({ details }: { details: Details }) {
  const text = useText(deliveriesText);
  const { delivery, message } = details;
  return (
    <>
      <WhyNot delivery={delivery} />
      {delivery.isPossiblyTwice && <p className="text-degraded">{text('twice')}</p>}
      <Section title={text('message')}>
        <p className="font-medium wrap-anywhere">{message.title}</p>
        <p className="whitespace-pre-wrap wrap-anywhere">{message.text}</p>
      </Section>
      <Tries details={details} />
      <About details={details} />
    </>
  );
}

/** The last word of the receiver, or why nobody was asked. */
function WhyNot({ delivery: { state, lastError, lastErrorEs } }: { delivery: Delivery }) {
  const text = useText(deliveriesText);
  const language = useLanguage();
  if (lastError === null || (state !== 'dead' && state !== 'waiting')) return null;
  return (
    <Banner tone={state === 'dead' ? 'danger' : 'warning'} title={text(state)}>
      {wordsIn(language, lastError, lastErrorEs)}
    </Banner>
  );
}

function Tries({ details: { delivery, tries } }: { details: Details }) {
  const language = useLanguage();
  const text = useText(deliveriesText);
  const isTriedAgain = delivery.state === 'waiting' && delivery.nextTryAtMs !== null && tries.length > 0;
  return (
    <Section title={text('everyTry')}>
      <TimedList
        empty={text('noTry')}
        rows={tries.map((one, index) => ({
          id: String(index),
          atMs: one.atMs,
          words: (
            <span className="flex flex-wrap items-center gap-x-3">
              <StateBadge state={tryMarks[one.outcome]} word={text(one.outcome)} />
              {one.code !== null && <span className="font-mono text-sm">{one.code}</span>}
              <span className="text-muted">
                <Duration ms={one.durationMs} />
              </span>
              {one.text !== '' && (
                <span className="basis-full wrap-anywhere">{wordsIn(language, one.text, one.textEs)}</span>
              )}
            </span>
          ),
        }))}
      />
      {isTriedAgain && (
        <p className="text-muted">
          {text('nextTry')} <RelativeTime atMs={delivery.nextTryAtMs ?? 0} />
        </p>
      )}
    </Section>
  );
}

function About({ details: { alerts } }: { details: Details }) {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  const language = useLanguage();
  if (alerts.length === 0) return null;
  return (
    <Section title={text('about')}>
      <ul className="flex flex-col gap-1">
        {alerts.map(({ fingerprint, isFiring, ...titles }) => (
          <li key={fingerprint} className="flex flex-wrap items-center gap-x-3">
            <Link
              to="/notify"
              search={{ alert: fingerprint }}
              className="min-w-0 text-accent-ink wrap-anywhere hover:underline"
            >
              {titleIn(language, titles)}
            </Link>
            <StateBadge state={isFiring ? 'down' : 'up'} word={words(isFiring ? 'firing' : 'resolved')} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
