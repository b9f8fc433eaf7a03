import { Link } from '@tanstack/react-router';
import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { FlawsCell } from './images/flaws-cell.tsx';
import { imageName } from './images/image-rows.ts';
import { useLiveLab } from './live.ts';
import { keyOf } from './live-store.ts';
import { labVerdict, notKnown } from './now/lab-verdict.ts';
import { nowText } from './now/now-text.ts';
import { imagePath } from './paths.ts';
import { byUrgency, worstRank } from './ranks/ranks.ts';
import { RankMark } from './ranks/rank-mark.tsx';
import { securityText } from './security-text.ts';
import { useMaySecurity } from './use-may-security.ts';

const atMost = 5;

/** On the home page: the verdict in a sentence, and the images that want somebody now. */
export function SecurityHome() {
  const words = useText(securityText);
  const text = useText(nowText);
  const maySee = useMaySecurity()('security:read', 'somewhere');
  const { loaded, images, overview } = useLiveLab();
  if (!maySee || !loaded || !overview || images.size === 0) return null;
  const verdict = labVerdict(overview, notKnown(overview));
  const urgent = [...images.values()]
    .filter(({ counts }) => worstRank(counts) === 'now')
    .toSorted((a, b) => byUrgency(a.counts, b.counts));
  return (
    <section className="flex flex-col gap-2" data-tool="security">
      <h2 className="text-md font-semibold">{words('homeTitle')}</h2>
      <p className={verdict.id === 'now' ? 'px-2' : 'text-muted'}>
        {text(verdict.id, { count: verdict.count })}
      </p>
      <ul className="flex flex-col">
        {urgent.slice(0, atMost).map((image) => (
          <li key={keyOf(image)} className="flex items-center gap-2 rounded-md px-2 hover:bg-hover">
            <Urgent image={image} />
          </li>
        ))}
      </ul>
      {urgent.length > atMost && (
        <Link to="/security/images" className="w-fit px-2 text-sm text-muted">
          {words('andMore', { count: urgent.length - atMost })}
        </Link>
      )}
    </section>
  );
}

function Urgent({ image }: { image: ScannedImage }) {
  const words = useText(securityText);
  const path = imagePath({ host: image.host, image: image.id });
  return (
    <>
      <Link
        to={path}
        className="flex min-h-10 min-w-0 flex-1 flex-wrap items-center gap-x-3 py-1 no-underline"
      >
        <RankMark rank="now" />
        <span className="min-w-0 truncate font-mono text-sm font-medium">{imageName(image)}</span>
        <FlawsCell image={image} />
      </Link>
      <PageLink size="sm" to={path}>
        {words('look')}
      </PageLink>
    </>
  );
}
