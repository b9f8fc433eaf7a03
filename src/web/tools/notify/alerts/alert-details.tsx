import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { Alert } from '#contracts/notify/alert.ts';
import type { alertsEndpoints } from '#contracts/notify/alerts.ts';
import { titleIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Duration } from '../../../ui/amount.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Section } from '../../../ui/facts.tsx';
import { useLiveAlerts } from '../live.ts';
import { detailText } from './detail-text.ts';
import { Explanation } from './explanation.tsx';
import { TimedList } from './timed-list.tsx';
import { Told } from './told.tsx';
import { useChangeWords } from './use-change-words.ts';
import { useMomentWords } from './use-moment-words.ts';
import { useWhyQuiet } from './use-why-quiet.ts';

export type AlertDetail = z.infer<typeof alertsEndpoints.alert.result>;

export function AlertDetails({ details }: { details: AlertDetail }) {
  const text = useText(detailText);
  const why = useWhyQuiet()(details.alert);
  const spell = useMomentWords();
  const spellChange = useChangeWords();
  return (
    <>
      {why !== '' && <p className="rounded-md bg-elevated p-3 wrap-anywhere">{why}</p>}
      <Explanation alert={details.alert} />
      <Section title={text('changedBefore')}>
        <TimedList
          empty={text('nothingChanged')}
          rows={details.changedBefore.map(({ id, atMs, ...change }) => ({
            id,
            atMs,
            words: spellChange(change),
          }))}
        />
      </Section>
      <Told details={details} />
      {details.suppresses.length > 0 && <KeptQuiet fingerprints={details.suppresses} />}
      <Section title={text('moments')}>
        <TimedList
          rows={details.moments.map((moment, index) => ({
            id: String(index),
            atMs: moment.atMs,
            words: spell(moment),
          }))}
        />
      </Section>
      <EarlierTimes details={details} />
      <LabelChips labels={details.alert.labels} />
    </>
  );
}

/** The time of now is the rest of the page. */
function EarlierTimes({ details: { alert, episodes } }: { details: AlertDetail }) {
  const text = useText(detailText);
  const language = useLanguage();
  const earlier = episodes.filter(({ startsAtMs }) => startsAtMs < alert.startsAtMs);
  if (earlier.length === 0) return null;
  return (
    <Section title={text('episodes')}>
      <TimedList
        rows={earlier.map(({ id, title, titleEs, startsAtMs, endsAtMs }) => ({
          id,
          atMs: startsAtMs,
          words: (
            <>
              {titleIn(language, { title, titleEs })}{' '}
              {endsAtMs !== null && (
                <span className="text-muted">
                  <Duration ms={endsAtMs - startsAtMs} />
                </span>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function KeptQuiet({ fingerprints }: { fingerprints: readonly string[] }) {
  const text = useText(detailText);
  const { alerts } = useLiveAlerts();
  return (
    <Section title={text('keepsQuiet')}>
      <ul className="flex flex-col gap-1">
        {fingerprints.map((fingerprint) => (
          <li key={fingerprint} className="wrap-anywhere">
            <Link to="/notify" search={{ alert: fingerprint }} className="text-accent-ink hover:underline">
              {alerts.get(fingerprint)?.title ?? fingerprint}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LabelChips({ labels }: { labels: Alert['labels'] }) {
  const text = useText(detailText);
  return (
    <Section title={text('labels')}>
      <ul className="flex flex-wrap gap-2">
        {Object.entries(labels).map(([name, value]) => (
          <li key={name} className="flex items-center gap-1 rounded-md bg-elevated pl-2 font-mono text-sm">
            <span className="min-w-0 wrap-anywhere">{`${name}="${value}"`}</span>
            <CopyButton text={`${name}=${JSON.stringify(value)}`} label={text('copy', { name })} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
