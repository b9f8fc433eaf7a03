import OutIcon from 'lucide-react/icons/external-link';
import type { ReactNode } from 'react';
import { webAddress } from './web-address.ts';

/** To somebody else's page, which learns nothing of where the reader came from. Words only where it is no such page. */
export function SafeLink({ address, children }: { address: string | null; children?: ReactNode }) {
  const found = webAddress(address);
  if (!found) return <span className="wrap-anywhere">{children ?? address}</span>;
  return (
    <a
      href={found.href}
      target="_blank"
      rel="noreferrer noopener"
      title={found.href}
      className="inline-flex min-w-0 items-baseline gap-1 wrap-anywhere underline decoration-line-strong underline-offset-4 hover:decoration-current pointer-coarse:min-h-10 pointer-coarse:items-center"
    >
      <span className="min-w-0">
        {children ?? (
          <>
            {found.host}
            <span className="text-muted">{found.rest}</span>
          </>
        )}
      </span>
      <OutIcon aria-hidden className="size-3 shrink-0 self-center text-faint" />
    </a>
  );
}
