import { TarError } from '#library/layers/tar-error.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { ImageScanner } from './image-scanner.ts';

/** Its packages are named after what it read. */
export function fakeScanner(revisions = 'scan:1'): ImageScanner {
  const scan = async (chunks: AsyncIterable<Uint8Array>): Promise<Inventory> => {
    const text = Buffer.concat(await Array.fromAsync(chunks)).toString();
    if (text === 'broken') throw new TarError('malformed', 'It is no archive.');
    return inventoryOf(text);
  };
  return {
    revisions,
    places: ['/etc/os-release'],
    scanPlaces: scan,
    scanImage: async ({ open }) => await scan(await open()),
  };
}

function inventoryOf(name: string): Inventory {
  const nothing = { arch: null, source: null, module: null, vendor: null, layer: null, isOwned: false };
  return {
    distribution: null,
    platform: null,
    layers: [],
    packages: [{ type: 'deb', name, version: '1', path: 'status', ...nothing }],
    problems: name === 'partial' ? [{ path: null, id: 'damaged', detail: 'A layer.' }] : [],
  };
}
