import type { ReactNode } from 'react';
import type { InventoryProblem } from '#contracts/security/package.ts';
import { useText } from '../../../i18n/use-text.ts';
import { imageDrawerText } from './image-drawer-text.ts';

/** What could not be read, each with its reason. */
export function ProblemList({ problems }: { problems: readonly InventoryProblem[] }) {
  const text = useText(imageDrawerText);
  return (
    <BorderedList>
      {problems.map(({ path, id, detail }, index) => (
        <li key={`${index} ${path}`} className="flex flex-col p-3">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-mono text-sm wrap-anywhere">{path ?? text('wholeImage')}</span>
            <span className="text-sm text-degraded">{text(id)}</span>
          </span>
          <span className="text-sm text-muted wrap-anywhere">{detail}</span>
        </li>
      ))}
    </BorderedList>
  );
}

export function BorderedList({ children }: { children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <ul className="flex flex-col divide-y divide-line-soft overflow-hidden rounded-lg border border-line">
      {children}
    </ul>
  );
}
