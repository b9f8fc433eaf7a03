import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { Section } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useWords } from '../use-words.ts';
import { flawText } from './flaw-text.ts';
import { weighed, type WeighedReason } from './told.ts';

/** Each fact with its weight, so that the rank can be checked instead of believed. */
export function WhyHere({ flaw }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const format = useFormat();
  const reasons = weighed(flaw.reasons);
  return (
    <Section title={text('why')}>
      {reasons.length === 0 ? (
        <p className="text-muted">{text('noReasons')}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-1.5">
            {reasons.map((reason) => (
              <Reason key={reason.id} reason={reason} />
            ))}
          </ul>
          <p className="text-sm text-muted">
            {text('whyHint', { score: format.count(Math.round(flaw.score)) })}
          </p>
        </>
      )}
    </Section>
  );
}

function Reason({ reason: { weight, words, share } }: { reason: WeighedReason }) {
  const text = useText(flawText);
  const format = useFormat();
  const say = useWords();
  const points = format.count(Math.abs(Math.round(weight)));
  return (
    <li className="grid grid-cols-[3.5rem_1fr] items-center gap-x-3">
      <span
        className="flex flex-col items-end gap-0.5"
        title={text(weight < 0 ? 'weightLess' : 'weight', { points })}
      >
        <span className="tabular font-mono text-sm">
          {weight > 0 ? '+' : weight < 0 ? '−' : ''}
          {points}
        </span>
        <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="h-0.75 w-full">
          <rect
            x={100 - Math.max(2, share * 100)}
            width={Math.max(2, share * 100)}
            height="4"
            className={cx('fill-current', weight < 0 ? 'text-up' : 'text-accent-ink')}
          />
        </svg>
      </span>
      <span className="wrap-anywhere">{say(words)}</span>
    </li>
  );
}
