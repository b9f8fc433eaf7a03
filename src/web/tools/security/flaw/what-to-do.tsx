import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Section } from '../../../ui/facts.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { watcherPath } from '../paths.ts';
import { useWords } from '../use-words.ts';
import { flawText } from './flaw-text.ts';
import { runningIn } from './told.ts';
import { WaitingUpdates } from './waiting-updates.tsx';

const atMost = 4;

/** The one thing that settles it, with the way to it; where nothing does, that. */
export function WhatToDo({ flaw }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const say = useWords();
  const maySeeUpdates = useMay()('watcher:read', 'somewhere');
  const updates = flaw.updates ?? [];
  const isAsked = flaw.advice !== null && updates.length === 0 && maySeeUpdates;
  const running = isAsked ? runningIn(flaw.places).slice(0, atMost) : [];
  return (
    <Section title={text('whatToDo')}>
      <p className={flaw.advice ? 'text-md font-medium wrap-anywhere' : 'text-muted'}>
        {flaw.advice ? say(flaw.advice) : text('noAdvice')}
      </p>
      {updates.length > 0 && <WaitingUpdates updates={updates} places={flaw.places} />}
      {running.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {running.map(({ host, name }) => (
            <PageLink key={`${host}/${name}`} size="sm" className="max-w-full" to={watcherPath(host, name)}>
              <span className="truncate">{text('seeUpdate', { name })}</span>
            </PageLink>
          ))}
        </div>
      )}
    </Section>
  );
}
