import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { resourcesText } from './resources-text.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly running: boolean;
}

/** Names of containers in one line of text. */
export function useUserNames(): (users: readonly User[]) => string {
  const text = useText(resourcesText);
  return (users) =>
    users.map(({ name, running }) => (running ? name : text('stopped', { name }))).join(', ') ||
    text('usedByNobody');
}

/** The same, each leading to its container. */
export function UsersOf({ host, users }: { host: string; users: readonly User[] }) {
  const text = useText(resourcesText);
  if (users.length === 0) return <span className="text-muted">{text('usedByNobody')}</span>;
  return (
    <span className="wrap-anywhere">
      {users.map(({ id, name, running }, index) => (
        <Fragment key={`${id} ${index}`}>
          {index > 0 && ', '}
          <Link to={`/containers/${encodeURIComponent(host)}/${id}`} className="font-mono text-sm">
            {running ? name : text('stopped', { name })}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}
