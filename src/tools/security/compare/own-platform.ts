import { parsePlatform, platformOf, type Platform } from '#library/registry/platform.ts';
import type { InventoryPlatform } from '../inventories/inventory.ts';
import { noPlatform } from './read-errors.ts';

/** As Go, and so images, call what Node calls otherwise. */
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** Of the machine that NEXUS runs on, with Linux. */
export const ownPlatform: Platform = platformOf({
  os: 'linux',
  architecture: architectures[process.arch] ?? process.arch,
});

/** As a person writes it. @throws NexusError `invalid` */
export function askedPlatform(text: string | undefined): Platform | undefined {
  if (text === undefined) return undefined;
  return parsePlatform(text) ?? throwNone();
}

/** What does not say for what it was made is taken for one of this machine. */
export function platformIn(platform: InventoryPlatform | null): Platform {
  if (!platform || platform.os === '' || platform.architecture === '') return ownPlatform;
  return platformOf(platform);
}

function throwNone(): never {
  throw noPlatform();
}
