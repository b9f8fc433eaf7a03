import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { startScanProgram } from './bundled-program.ts';
import { makeRealImages, type RealImages } from './real-images.ts';
import { saveImage, writeLayout } from './saved-images.ts';
import {
  askProgram,
  type BareAnswer,
  type BareRequest,
  type ScanAnswer,
  type ScanRequest,
} from './scan-request.ts';

/** An image as it lies on disk: as the engine saves it, and as an OCI layout with compressed layers. */
export interface StoredImage {
  readonly archive: string;
  readonly layout: string;
}

export interface ScanLab extends AsyncDisposable {
  readonly images: RealImages;
  readonly whole: StoredImage;
  readonly sibling: StoredImage;
  readonly quarter: StoredImage;
  /** Of the process that scans. */
  readonly pid: number;
  /** Of the one that does the least. */
  readonly barePid: number;
  /** With nothing known, unless `kept` names what an earlier scan left, and with threads that are there already, unless `isCold`. */
  scan(
    kind: ScanRequest['kind'],
    target: string,
    options?: Partial<Pick<ScanRequest, 'kept' | 'isCold'>>,
  ): Promise<ScanAnswer>;
  readBare(kind: BareRequest['kind'], target: string): Promise<BareAnswer>;
}

const bareReader = fileURLToPath(new URL('bare-reader.ts', import.meta.url));
/** As registries have them; the lower one compresses fast, and is read as fast. */
const gzipLevels = { usual: 6, quick: 1 };

export async function openScanLab(isQuick: boolean, say: (line: string) => void): Promise<ScanLab> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const images = opened.use(await makeRealImages(say));
  const store = async (name: 'whole' | 'sibling' | 'quarter'): Promise<StoredImage> => {
    say(`saving and compressing ${images[name]} …`);
    const stored = { archive: join(folder.path, `${name}.tar`), layout: join(folder.path, name) };
    await saveImage(images[name], stored.archive);
    await writeLayout(stored.archive, stored.layout, isQuick ? gzipLevels.quick : gzipLevels.usual);
    return stored;
  };
  const [whole, sibling, quarter] = [await store('whole'), await store('sibling'), await store('quarter')];
  const scanner: ServerProcess = opened.use(await startScanProgram(folder.path));
  const bare = opened.use(await startProgram(bareReader, []));
  const all = opened.move();
  let scans = 0;
  return {
    images,
    whole,
    sibling,
    quarter,
    pid: scanner.pid,
    barePid: bare.pid,
    scan: (kind, target, { kept = `alone-${(scans += 1)}`, isCold = false } = {}) =>
      askProgram(scanner.url, { kind, target, kept, isCold }),
    readBare: (kind, target) => askProgram(bare.url, { kind, target }),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
