import { Link } from '@tanstack/react-router';
import type { FlawDetails, FlawPlace } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { StateMark } from '../../../ui/state-badge.tsx';
import { shortReference } from '../now/flaw-places.ts';
import { imagePath } from '../paths.ts';
import { RankMark } from '../ranks/rank-mark.tsx';
import { useRepairWords } from '../ranks/use-repair-words.ts';
import { flawText } from './flaw-text.ts';
import { byReference } from './told.ts';

/** Each image that has it, who runs it, in which package, and what repairs that one. */
export function WhereItIs({ flaw }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const more = flaw.placesCount - flaw.places.length;
  return (
    <Section title={text('where')}>
      {flaw.places.length === 0 && <p className="text-muted">{text('nowhere')}</p>}
      <ul className="flex flex-col gap-2">
        {byReference(flaw.places).map(([reference, places]) => (
          <li key={reference} className="rounded-lg border border-line bg-base">
            <ImagePlaces reference={reference} places={places} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted">{text('whereMore', { count: more })}</p>}
    </Section>
  );
}

function ImagePlaces({ reference, places }: { reference: string; places: readonly FlawPlace[] }) {
  const [first] = places;
  if (!first) return null;
  return (
    <div className="flex flex-col gap-1.5 p-3">
      <Link
        to={imagePath(first)}
        title={reference}
        className="w-fit max-w-full font-mono text-sm font-medium wrap-anywhere text-ink underline-offset-4 hover:underline"
      >
        {shortReference(reference)}
      </Link>
      {places.map((place) => (
        <Place
          key={`${place.host}/${place.image}/${place.type}/${place.package}/${place.version}`}
          place={place}
        />
      ))}
    </div>
  );
}

function Place({ place }: { place: FlawPlace }) {
  const text = useText(flawText);
  const repairWords = useRepairWords();
  return (
    <div className="flex flex-col gap-0.5">
      <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <RankMark rank={place.rank} className="size-2.5 self-center" />
        <span className="font-mono wrap-anywhere">
          {place.package} <span className="text-muted">{place.version}</span>
        </span>
        <span
          className={place.repair.state === 'fixed' ? 'text-up' : 'text-muted'}
          title={place.repair.note ?? undefined}
        >
          {repairWords(place.repair)}
        </span>
        {place.isAccepted && <span className="text-muted">{text('acceptedHere')}</span>}
        {place.isHidden && <span className="text-muted">{text('hiddenHere')}</span>}
      </div>
      {place.repair.note !== null && place.repair.state !== 'fixed' && (
        <p className="pl-4.5 text-sm text-muted wrap-anywhere">{place.repair.note}</p>
      )}
      <Containers place={place} />
    </div>
  );
}

function Containers({ place: { containers, host } }: { place: FlawPlace }) {
  const text = useText(flawText);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 pl-4.5 text-sm text-muted">
      {containers.length === 0 && <span>{text('noContainer')}</span>}
      {containers.map(({ name, stack, isRunning }) => (
        <span key={name} className="inline-flex min-w-0 items-center gap-1.5">
          <StateMark state={isRunning ? 'running' : 'stopped'} className="size-2.5" />
          <span className="wrap-anywhere text-ink">{name}</span>
          {stack !== null && <span className="wrap-anywhere">{stack}</span>}
          {!isRunning && <span>({text('stopped')})</span>}
        </span>
      ))}
      <span className="font-mono text-xs wrap-anywhere text-faint">{host}</span>
    </p>
  );
}
