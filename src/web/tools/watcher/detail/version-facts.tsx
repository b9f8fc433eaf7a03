import type { ImageVersion } from '#contracts/watcher/version.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Fact } from '../../../ui/facts.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ShortId } from '../../../ui/short-id.tsx';
import { detailText } from './detail-text.ts';

/** What is known of one version; what nobody knows is left out. */
export function VersionFacts({ version }: { version: ImageVersion }) {
  const text = useText(detailText);
  const { tag, digest, version: says, revision, createdAtMs, publishedAtMs } = version;
  return (
    <>
      {tag !== null && (
        <Fact label={text('tag')} mono>
          {tag}
        </Fact>
      )}
      {digest !== null && (
        <Fact label={text('digest')}>
          <ShortId id={digest} label={text('digest')} />
        </Fact>
      )}
      {says !== null && says !== tag && (
        <Fact label={text('says')} mono>
          {says}
        </Fact>
      )}
      {revision !== null && (
        <Fact label={text('revision')}>
          <ShortId id={revision} label={text('revision')} />
        </Fact>
      )}
      {createdAtMs !== null && (
        <Fact label={text('built')}>
          <RelativeTime atMs={createdAtMs} />
        </Fact>
      )}
      {publishedAtMs !== null && (
        <Fact label={text('published')}>
          <RelativeTime atMs={publishedAtMs} />
        </Fact>
      )}
    </>
  );
}
