import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { Alert } from '#contracts/notify/alert.ts';
import type { alertsEndpoints } from '#contracts/notify/alerts.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { useLiveAlerts } from '../live.ts';
import { useWhyQuiet } from './alert-columns.tsx';
import { detailText } from './detail-text.ts';
import { Explanation } from './explanation.tsx';

export type AlertDetail = z.infer<typeof alertsEndpoints.alert.result>;

export function AlertDetails({ details }: { details: AlertDetail }) {
  const text = useText(detailText);
  const why = useWhyQuiet()(details.alert);
  return (
    <>
      {why !== '' && <p className="rounded-md bg-elevated p-3">{why}</p>}
      <Explanation alert={details.alert} />
      <Section title={text('changedBefore')}>
        <TimedList
          empty={text('nothingChanged')}
          rows={details.changedBefore.map(({ id, atMs, what, target, by, detail }) => ({
            id,
            atMs,
            words: [`${what} ${target}`, by && text('by', { name: by }), detail].filter(Boolean).join(', '),
          }))}
        />
      </Section>
      <Told details={details} />
      {details.suppresses.length > 0 && <KeptQuiet fingerprints={details.suppresses} />}
      <Section title={text('moments')}>
        <TimedList
          empty=""
          rows={details.moments.map((moment, index) => ({
            id: String(index),
            atMs: moment.atMs,
            words: moment.text,
          }))}
        />
      </Section>
      {details.episodes.length > 0 && (
        <Section title={text('episodes')}>
          <TimedList
            empty=""
            rows={details.episodes.map((one) => ({ id: one.id, atMs: one.startsAtMs, words: one.title }))}
          />
        </Section>
      )}
      <LabelChips labels={details.alert.labels} />
    </>
  );
}

function TimedList({
  rows,
  empty,
}: {
  rows: readonly { id: string; atMs: number; words: string }[];
  empty: string;
}) {
  if (rows.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ol className="flex flex-col gap-2">
      {rows.map(({ id, atMs, words }) => (
        <li key={id} className="grid grid-cols-[7rem_1fr] gap-x-4 sm:grid-cols-[10rem_1fr]">
          <span className="text-sm text-muted">
            <RelativeTime atMs={atMs} />
          </span>
          <span className="wrap-anywhere">{words}</span>
        </li>
      ))}
    </ol>
  );
}

function Told({ details: { routes, moments } }: { details: AlertDetail }) {
  const text = useText(detailText);
  const told = moments.filter(({ kind }) => kind === 'notified' || kind === 'delivery-failed');
  return (
    <Section title={text('whoWasTold')}>
      <Facts>
        {routes.map(({ route, receiver }) => (
          <Fact key={`${route}${receiver}`} label={receiver}>
            {route}
          </Fact>
        ))}
      </Facts>
      <TimedList
        empty={text('nobodyTold')}
        rows={told.map((one, index) => ({ id: String(index), atMs: one.atMs, words: one.text }))}
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
          <li key={fingerprint}>
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
            <span className="wrap-anywhere">{`${name}="${value}"`}</span>
            <CopyButton text={`${name}=${JSON.stringify(value)}`} label={text('copy', { name })} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
