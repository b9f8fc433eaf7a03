import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { SeverityWord } from '../ranks/severity-word.tsx';
import { SafeLink } from '../safe-link.tsx';
import { useWords } from '../use-words.ts';
import { flawText } from './flaw-text.ts';
import { type Told, toldBySource } from './told.ts';

/** The ratings and verdicts of all sources, side by side. */
export function WhoSaysWhat({ flaw }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const told = toldBySource(flaw);
  const ratings = new Set(told.flatMap(({ rating }) => (rating ? [rating.severity] : [])));
  if (told.length === 0) return null;
  return (
    <Section title={text('who')}>
      <ul className="flex flex-col divide-y divide-line-soft rounded-lg border border-line">
        {told.map((one) => (
          <li key={one.source} className="grid gap-x-4 gap-y-1 p-3 sm:grid-cols-[9rem_1fr]">
            <Rated told={one} isCounted={one.source === flaw.ratedBy} />
            <Said told={one} />
          </li>
        ))}
      </ul>
      {ratings.size > 1 && <p className="text-sm text-muted">{text('disagree')}</p>}
    </Section>
  );
}

function Rated({ told: { source, rating }, isCounted }: { told: Told; isCounted: boolean }) {
  const text = useText(flawText);
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 sm:flex-col sm:gap-x-0">
      <span className="font-medium wrap-anywhere">{source}</span>
      {rating ? (
        <span className="text-sm">
          <SeverityWord severity={rating.severity} />
          {rating.score !== null && (
            <span className="tabular font-mono text-muted"> {rating.score.toFixed(1)}</span>
          )}
        </span>
      ) : (
        <span className="text-sm text-faint">{text('notRatedBy')}</span>
      )}
      {isCounted && <span className="text-xs text-accent-ink">{text('counts')}</span>}
    </div>
  );
}

function Said({ told: { rating, said } }: { told: Told }) {
  const say = useWords();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {said.map(({ id, url, words }) => (
        <p key={`${id} ${words.en}`} className="wrap-anywhere">
          {say(words)}{' '}
          <span className="font-mono text-sm">
            <SafeLink address={url}>{id}</SafeLink>
          </span>
        </p>
      ))}
      {rating?.vector != null && (
        <p className="font-mono text-xs wrap-anywhere text-muted">{rating.vector}</p>
      )}
    </div>
  );
}
