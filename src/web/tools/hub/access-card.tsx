import type { User } from '#contracts/hub/user.ts';
import { useText } from '../../i18n/use-text.ts';
import { accessText } from './access-text.ts';
import { Card } from './page.tsx';
import { useAccessWords } from './use-access-words.ts';

/** What the person who looks may do: everywhere, and in parts of the lab. */
export function AccessCard({ user }: { user: User }) {
  const text = useText(accessText);
  const words = useAccessWords();
  return (
    <Card title={text('access')}>
      <ul className="flex flex-col divide-y divide-line-soft">
        <li className="py-2">
          <span className="font-medium">{text('roleEverywhere', { role: text(user.role) })}</span>
          <span className="block text-sm text-muted">{words.role(user.role)}</span>
        </li>
        {user.grants.map(({ role, scope }) => (
          <li key={JSON.stringify([role, scope])} className="py-2 wrap-anywhere">
            <span className="font-medium">
              {text('roleInPart', { role: text(role), part: words.scope(scope) })}
            </span>
            <span className="block text-sm text-muted">{words.roleInPart(role)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
