import DownloadIcon from 'lucide-react/icons/download';
import { endpointUrl } from '#contracts/client.ts';
import type { ScannedImageDetails } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Count } from '../../../ui/amount.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { imageDrawerText } from './image-drawer-text.ts';

export function bomUrl({ host, id }: Pick<ScannedImageDetails, 'host' | 'id'>): string {
  const path = endpointUrl('/hosts/{host}/images/{image}/bom', { params: { host, image: id } });
  return `/api/security${path}`;
}

/** What the image is made of, for other tools. */
export function BomTab({ image }: { image: ScannedImageDetails }) {
  const text = useText(imageDrawerText);
  if (image.packages === null) return <EmptyState title={text('bomNone')} />;
  return (
    <div className="flex max-w-prose flex-col gap-4 p-4">
      <p>{text('bomIntro')}</p>
      {(image.knowledge.state !== 'known' || image.problems.length > 0) && (
        <p className="text-degraded">{text('bomPartial')}</p>
      )}
      <Facts>
        <Fact label={text('bomFormat')}>CycloneDX 1.6, JSON</Fact>
        <Fact label={text('bomPackages')}>
          <Count value={image.packages} />
        </Fact>
      </Facts>
      <LinkButton href={bomUrl(image)} download icon={<DownloadIcon />} className="w-fit">
        {text('bomDownload')}
      </LinkButton>
    </div>
  );
}
