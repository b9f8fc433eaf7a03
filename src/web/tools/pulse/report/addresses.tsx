import { useText } from '../../../i18n/use-text.ts';
import { reportText } from './report-text.ts';

/** All that a name stands for, and the one that was used. */
export function Addresses({ addresses, used }: { addresses: readonly string[]; used: string | null }) {
  const text = useText(reportText);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 font-mono text-sm">
      {addresses.map((address) => (
        <li key={address}>
          {address}
          {address === used && addresses.length > 1 && (
            <span className="ml-1 font-sans text-muted">({text('used')})</span>
          )}
        </li>
      ))}
    </ul>
  );
}
