import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { shortReference } from '../now/flaw-places.ts';
import { scopeOf, type TypedRule } from './acceptance-draft.ts';
import { usePreview } from './acceptance-queries.ts';
import { acceptanceText } from './acceptance-text.ts';

/** More than this is hardly one reason. */
const wideFrom = 50;

/** What the rule would keep quiet, as it is typed. */
export function AcceptancePreview({ typed, isEmpty }: { typed: TypedRule; isEmpty: boolean }) {
  const text = useText(acceptanceText);
  const { data, error, isLooking } = usePreview(isEmpty ? null : scopeOf(typed), typed.isUntilRepair);
  const isWide = data !== undefined && data.findings > wideFrom && typed.scope.flaw === '';
  return (
    <section
      aria-label={text('preview')}
      className="flex min-h-24 flex-col gap-1.5 rounded-lg border border-line bg-base p-3"
    >
      <h3 className="flex items-center gap-2 text-sm font-medium">
        {text('preview')}
        {isLooking && !isEmpty && <Spinner className="size-3" />}
      </h3>
      {isEmpty ? (
        <p className="text-sm text-muted">{text('everything')}</p>
      ) : error ? (
        <ErrorNote error={error} />
      ) : !data ? (
        <p className="text-sm text-muted">{text('previewing')}</p>
      ) : (
        <>
          <output className={data.findings === 0 ? 'text-muted' : 'font-medium'}>
            {text('previewCount', { count: data.findings })}
          </output>
          {data.findings === 0 && typed.isUntilRepair && (
            <p className="text-sm text-muted">{text('previewRepaired')}</p>
          )}
          <ul className="flex flex-col gap-0.5 text-sm">
            {data.examples.slice(0, 5).map(({ flaw, package: name, reference }) => (
              <li key={`${flaw} ${name} ${reference}`} className="flex min-w-0 flex-wrap gap-x-2">
                <span className="font-mono wrap-anywhere">{flaw}</span>
                <span className="font-mono wrap-anywhere text-muted">{name}</span>
                <span className="wrap-anywhere text-muted">
                  {text('inImage', { name: shortReference(reference) })}
                </span>
              </li>
            ))}
          </ul>
          {data.findings > 5 && (
            <p className="text-sm text-muted">{text('previewMore', { count: data.findings - 5 })}</p>
          )}
          {isWide && <p className="text-sm text-degraded">{text('previewWide')}</p>}
        </>
      )}
    </section>
  );
}
