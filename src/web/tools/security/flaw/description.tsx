import { useState } from 'react';
import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Section } from '../../../ui/facts.tsx';
import { flawText } from './flaw-text.ts';

/** Longer than what is seen folded, about. */
const longFrom = 700;

/** What its source wrote, as text: anybody can write an advisory, so nothing in it is markup here. */
export function Description({ flaw: { details, detailsFrom } }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const [isWhole, setIsWhole] = useState(false);
  const isLong = (details?.length ?? 0) > longFrom;
  return (
    <Section title={text('whatItIs')}>
      {details === null ? (
        <p className="text-muted">{text('noDetails')}</p>
      ) : (
        <>
          <p
            className={cx(
              'max-w-prose whitespace-pre-wrap wrap-anywhere',
              isLong && !isWhole && 'line-clamp-[10]',
            )}
          >
            {details.trim()}
          </p>
          {isLong && (
            <Button
              size="sm"
              variant="quiet"
              className="w-fit"
              aria-expanded={isWhole}
              onClick={() => setIsWhole(!isWhole)}
            >
              {text(isWhole ? 'showLess' : 'showAll')}
            </Button>
          )}
          {detailsFrom !== null && (
            <p className="text-sm text-muted">{text('detailsFrom', { source: detailsFrom })}</p>
          )}
        </>
      )}
    </Section>
  );
}
