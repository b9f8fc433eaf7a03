import ExternalIcon from 'lucide-react/icons/external-link';
import type { VersionLinks as Links } from '#contracts/watcher/version.ts';
import { useText } from '../../../i18n/use-text.ts';
import { watcherText } from '../watcher-text.ts';
import { webAddress } from './web-address.ts';

const kinds = [
  { id: 'release', word: 'release' },
  { id: 'compare', word: 'compare' },
  { id: 'source', word: 'source' },
  { id: 'documentation', word: 'documentation' },
  { id: 'registry', word: 'registryPage' },
] as const satisfies readonly { id: keyof Links; word: keyof typeof watcherText }[];

/** Where a person reads about a version, as far as anybody knows. */
export function VersionLinks({ links }: { links: Links }) {
  const text = useText(watcherText);
  const known = kinds.flatMap(({ id, word }) => {
    const href = webAddress(links[id]);
    return href === null ? [] : [{ id, word, href }];
  });
  if (known.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {known.map(({ id, word, href }) => (
        <li key={id}>
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 underline-offset-4 hover:underline pointer-coarse:min-h-10"
          >
            {text(word)}
            <ExternalIcon aria-hidden className="size-3 text-muted" />
          </a>
        </li>
      ))}
    </ul>
  );
}
