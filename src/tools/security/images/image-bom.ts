import type { Download } from '#contracts/transfer.ts';
import { conflict } from '#kernel/errors.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { cycloneDx } from '../inventories/cyclonedx.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';

/** Small enough to hold, and not too many writes. */
const chunkBytes = 64 * 1024;

/** What an image is made of, as a file for other tools. @throws NexusError `conflict` when it was not read yet */
export async function imageBom(
  reading: Pick<Reading, 'inventoryOf'>,
  image: LabImage,
  toolVersion: string,
): Promise<Download> {
  const kept = image.digest === null ? undefined : await reading.inventoryOf(image.digest);
  if (!kept) throw notRead();
  const document = cycloneDx(kept.inventory, {
    image: image.id,
    name: image.references[0] ?? image.id,
    scannedAtMs: kept.scannedAtMs,
    toolVersion,
  });
  const bytes = new TextEncoder().encode(JSON.stringify(document, null, 1));
  return {
    fileName: bomFileName(image),
    contentType: 'application/vnd.cyclonedx+json; version=1.6',
    lengthBytes: bytes.length,
    chunks: inChunks(bytes),
  };
}

function notRead() {
  return conflict({
    en: 'This image has not been read yet, so that nobody knows what is in it.',
    es: 'Esta imagen aún no se ha leído, así que no se sabe qué contiene.',
  });
}

/** `jellyfin-10.10.7.cdx.json`: the end that readers of CycloneDX look for. */
export function bomFileName({ id, references }: Pick<LabImage, 'id' | 'references'>): string {
  const [text] = references;
  const reference = text === undefined ? undefined : parseReference(text);
  const short = id.replace(/^sha256:/, '').slice(0, 12);
  const name = reference ? `${reference.path.split('/').at(-1)}-${reference.tag ?? short}` : (text ?? short);
  return `${name.replaceAll(/[^\w.-]+/g, '-')}.cdx.json`;
}

// oxlint-disable-next-line typescript/require-await -- a transfer is asynchronous
async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
