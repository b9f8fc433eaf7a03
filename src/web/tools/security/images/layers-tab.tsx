import type { ImageLayerOrigin, ScannedImageDetails } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bytes } from '../../../ui/amount.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ShortId } from '../../../ui/short-id.tsx';
import { imageDrawerText } from './image-drawer-text.ts';

/** Where each finding came from: the instruction of the build that brought it. */
export function LayersTab({ image: { layers } }: { image: ScannedImageDetails }) {
  const text = useText(imageDrawerText);
  if (layers.length === 0) return <EmptyState title={text('noLayers')}>{text('noLayersHint')}</EmptyState>;
  return (
    <div className="flex flex-col gap-3 p-4">
      <p className="text-muted">{text('layersIntro')}</p>
      <ol className="flex flex-col divide-y divide-line-soft rounded-lg border border-line">
        {layers.map((layer, index) => (
          <li key={layer.diffId} className="grid grid-cols-[2rem_1fr] gap-x-2 p-3">
            <span className="tabular font-mono text-sm text-faint">{index + 1}</span>
            <Layer layer={layer} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Layer({ layer }: { layer: ImageLayerOrigin }) {
  const text = useText(imageDrawerText);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <code className="line-clamp-3 font-mono text-sm wrap-anywhere" title={layer.createdBy ?? undefined}>
        {layer.createdBy ?? <span className="text-faint">{text('noInstruction')}</span>}
      </code>
      <p className="flex flex-wrap items-baseline gap-x-4 text-sm text-muted">
        {layer.findings > 0 && (
          <span className="text-degraded">{text('layerFindings', { count: layer.findings })}</span>
        )}
        <span>{text('layerPackages', { count: layer.packages })}</span>
        {layer.sizeBytes !== null && <Bytes value={layer.sizeBytes} />}
        <ShortId id={layer.diffId} label={text('layer')} />
      </p>
    </div>
  );
}
