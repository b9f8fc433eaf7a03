import type { State } from '../ui/state-badge.tsx';
import { hostileNames } from './hostile.ts';

export interface GalleryRow {
  id: string;
  name: string;
  stack: string;
  state: State;
  cpu: (number | null)[];
  memoryBytes: number;
  ports: string;
  startedAtMs: number;
  image: string;
}

const names = [
  'jellyfin',
  'radarr',
  'sonarr',
  'gluetun',
  'qbittorrent',
  'grafana',
  'prometheus',
  'loki',
  'vaultwarden',
  'postgres',
  'redis',
  'traefik',
  ...hostileNames,
];
const stacks = ['media', 'monitoring', 'home', 'network'];
const states: State[] = [
  'running',
  'running',
  'running',
  'running',
  'unhealthy',
  'stopped',
  'paused',
  'working',
  'unknown',
];

/** A small generator (mulberry32), so that a picture can be compared with the one before. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function galleryRows(count: number, seed = 7): GalleryRow[] {
  const random = seeded(seed);
  const pick = <Item,>(list: readonly Item[], fallback: Item) =>
    list[Math.floor(random() * list.length)] ?? fallback;
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? 'x';
    return {
      id: `id-${index}`,
      name: index < names.length ? name : `${name}-${index}`,
      stack: stacks[index % stacks.length] ?? 'media',
      state: pick(states, 'running'),
      cpu: Array.from({ length: 30 }, () => (random() < 0.06 ? null : random() * random() * 60)),
      memoryBytes: Math.floor(random() * 2 ** 31),
      ports: index % 3 === 0 ? ':8096' : index % 3 === 1 ? ':7878, :9696' : '',
      startedAtMs: Date.now() - Math.floor(random() * 86_400_000 * 30),
      image: `ghcr.io/linuxserver/${index % names.length}:10.${index}.7`,
    };
  });
}
