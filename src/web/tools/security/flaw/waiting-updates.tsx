import type { FlawPlace, FlawUpdate } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { askCompare } from '../compare/compare-target.ts';
import { shortReference } from '../now/flaw-places.ts';
import { watcherPath } from '../paths.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { flawText } from './flaw-text.ts';

interface Props {
  updates: readonly FlawUpdate[];
  places: readonly FlawPlace[];
}

/** Newer versions that may repair it: each can be compared before anybody moves to it. */
export function WaitingUpdates({ updates, places }: Props) {
  return (
    <ul className="flex flex-col divide-y divide-line-soft rounded-lg border border-line">
      {updates.map((update) => (
        <li
          key={`${update.host}/${update.container}`}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3"
        >
          <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
            <span className="font-medium">{update.container}</span>{' '}
            <span className="font-mono text-sm text-muted" title={update.to}>
              {shortReference(update.to)}
            </span>
          </span>
          <Ways update={update} place={placeOf(update, places)} />
        </li>
      ))}
    </ul>
  );
}

function Ways({ update, place }: { update: FlawUpdate; place: FlawPlace | undefined }) {
  const text = useText(flawText);
  const mayCompare = useMaySecurity()('security:operate', 'somewhere');
  const maySeeUpdates = useMay()('watcher:read', 'somewhere');
  const { host, container: name, to } = update;
  return (
    <span className="flex max-w-full flex-wrap gap-2">
      {mayCompare && place && (
        <Button
          size="sm"
          aria-label={text('compareTo', { name, to: shortReference(to) })}
          onClick={() => askCompare({ host, image: place.image, name, reference: place.reference, to })}
        >
          {text('compare')}
        </Button>
      )}
      {maySeeUpdates && (
        <PageLink size="sm" className="max-w-full" to={watcherPath(host, name)}>
          <span className="truncate">{text('seeUpdate', { name })}</span>
        </PageLink>
      )}
    </span>
  );
}

/** Where the container runs it; undefined where that is not among the places that are told. */
function placeOf({ host, container }: FlawUpdate, places: readonly FlawPlace[]): FlawPlace | undefined {
  return places.find(
    (place) => place.host === host && place.containers.some(({ name }) => name === container),
  );
}
