import { dockerTag } from './docker-tag.ts';
import type { VersionScheme } from './scheme.ts';

export const versionSchemes: readonly VersionScheme[] = [dockerTag];
