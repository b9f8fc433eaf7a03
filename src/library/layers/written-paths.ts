/** What stands at a path so far. */
export interface Written {
  readonly kind: 'file' | 'folder' | 'link' | 'hard-link';
  /** Of links: where they lead. */
  readonly target: string;
  readonly sizeBytes: number;
  /** Whether the visitor got the content; `unread`: it wants it. */
  readonly content: 'given' | 'unwanted' | 'unread';
  /** Which entry of the archive wrote it. */
  readonly at: number;
}

/** What stands at each path so far, a few bytes for each besides its name: a layer may write a million. */
export interface WrittenPaths {
  get(path: string): Written | undefined;
  /** In the order of the last time. */
  put(path: string, written: Written): void;
  paths(): Iterable<string>;
}

const kinds = ['file', 'folder', 'link', 'hard-link'] as const;
const contents = ['given', 'unwanted', 'unread'] as const;
const firstPlaces = 1024;

/** `at` is different for each entry, and counts from 0 without large gaps. */
export function writtenPaths(): WrittenPaths {
  const places = new Map<string, number>();
  const targets = new Map<number, string>();
  let sizes = new Float64Array(firstPlaces);
  let marks = new Uint8Array(firstPlaces);
  return {
    paths: () => places.keys(),
    get(path) {
      const at = places.get(path);
      if (at === undefined) return undefined;
      const mark = marks[at] ?? 0;
      return {
        kind: kinds[mark & 3] ?? 'file',
        content: contents[mark >> 2] ?? 'unwanted',
        target: targets.get(at) ?? '',
        sizeBytes: sizes[at] ?? 0,
        at,
      };
    },
    put(path, { kind, content, target, sizeBytes, at }) {
      // Deleted first, so that the order is that of the last time.
      const before = places.get(path);
      if (before !== undefined && places.delete(path)) targets.delete(before);
      places.set(path, at);
      if (at >= sizes.length) {
        sizes = enlarged(sizes, new Float64Array(at * 2));
        marks = enlarged(marks, new Uint8Array(at * 2));
      }
      sizes[at] = sizeBytes;
      marks[at] = kinds.indexOf(kind) | (contents.indexOf(content) << 2);
      if (target !== '') targets.set(at, target);
    },
  };
}

function enlarged<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
