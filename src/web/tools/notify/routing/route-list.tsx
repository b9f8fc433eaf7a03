import type { ReactNode } from 'react';
import type { Route } from '#contracts/notify/routing-config.ts';
import { cx } from '../../../ui/cx.ts';
import type { Position } from './edit-tree.ts';

interface Props {
  root: Route;
  /** The line of one route. */
  renderRow: (route: Route, position: Position) => ReactNode;
  label: string;
}

/** The tree as nested lists, so that its depth is also heard. */
export function RouteList({ root, renderRow, label }: Props) {
  return (
    <ul aria-label={label} className="flex flex-col">
      <Branch route={root} position={[]} renderRow={renderRow} />
    </ul>
  );
}

function Branch({
  route,
  position,
  renderRow,
}: Omit<Props, 'root' | 'label'> & { route: Route; position: Position }) {
  return (
    <li className={cx('flex flex-col', position.length > 0 && 'border-l border-line')}>
      {renderRow(route, position)}
      {route.routes.length > 0 && (
        <ul className="ml-3 flex flex-col sm:ml-5">
          {route.routes.map((child, index) => (
            <Branch
              // oxlint-disable-next-line react/no-array-index-key -- routes are told apart by their place alone
              key={index}
              route={child}
              position={[...position, index]}
              renderRow={renderRow}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
