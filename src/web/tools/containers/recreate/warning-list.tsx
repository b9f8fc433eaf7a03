import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { warningText } from './warning-text.ts';
import { shownWarning, type ShownWarning } from './warning-words.ts';

export interface WarningListProps {
  warnings: readonly RecreateWarning[];
  /** The container that it is all about. */
  name: string;
}

/** What is lost with the old container, or cannot be kept as it is. */
export function WarningList({ warnings, name }: WarningListProps) {
  const text = useText(warningText);
  const format = useFormat();
  if (warnings.length === 0) return null;
  return (
    <fieldset
      aria-label={text('title')}
      className="min-w-0 rounded-md border border-degraded/35 bg-degraded/8 px-3 py-2"
    >
      <h3 className="text-sm font-medium">{text('title')}</h3>
      <ul className="flex list-disc flex-col gap-1.5 pl-4">
        {warnings.map((warning) => (
          <Warning
            key={`${warning.code}${warning.container}`}
            warning={shownWarning(warning, name, { text, format })}
          />
        ))}
      </ul>
    </fieldset>
  );
}

function Warning({ warning: { sentence, amount, examples, moreCount } }: { warning: ShownWarning }) {
  const text = useText(warningText);
  return (
    <li className="wrap-anywhere">
      {sentence} {amount && <span className="tabular font-medium whitespace-nowrap">{amount}</span>}
      {examples.length > 0 && (
        <ul className="font-mono text-sm text-muted">
          {examples.map((path) => (
            <li key={path}>{path}</li>
          ))}
          {moreCount > 0 && <li className="font-sans">{text('more', { count: moreCount })}</li>}
        </ul>
      )}
    </li>
  );
}
