import type { StoredLayer } from '#library/layers/open-image/stored-layer.ts';
import type { Inventory } from '../../inventories/inventory.ts';
import type { ImageFacts } from '../assemble/assemble-inventory.ts';
import type { LinkedFile, LinkedFound } from '../layer/layer-scan.ts';

/** A `LayerScan`, packed: its paths would take many times as much to hand from thread to thread. */
export interface PackedScan {
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Null when the layer was not read to its end. */
  readonly diffId: string | null;
}

/** The bytes of a layer, compressed or not: chunks, again and again, or where they lie on disk. */
export type LayerBytes = (() => AsyncIterable<Uint8Array>) | StoredLayer;

/** What a thread can be asked, with the answers. The first two are given the bytes of a layer. */
export interface ScanTasks {
  readonly layer: { readonly input: { readonly diffId: string | null }; readonly answer: PackedScan };
  readonly linked: {
    readonly input: { readonly files: readonly LinkedFile[] };
    readonly answer: readonly LinkedFound[];
  };
  readonly folder: { readonly input: { readonly path: string }; readonly answer: PackedScan };
  readonly assemble: {
    readonly input: {
      readonly scans: readonly (Uint8Array | null)[];
      readonly facts: ImageFacts;
      /** Null: not looked for yet. */
      readonly linked: readonly LinkedFound[] | null;
    };
    readonly answer: { readonly inventory: Inventory; readonly wanted: readonly LinkedFile[] };
  };
}

export type TaskName = keyof ScanTasks;

export interface ScanTask<Name extends TaskName = TaskName> {
  readonly name: Name;
  readonly input: ScanTasks[Name]['input'];
  /** After so long, and a second for each mebibyte that it was given, a walk ends with what it has. */
  readonly timeMs: number;
}

export type ToThread =
  /** `stored`: the thread reads the layer by itself, and is given no chunks. */
  | { readonly kind: 'task'; readonly task: ScanTask; readonly stored: StoredLayer | null }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' };

export type FromThread =
  /** A chunk was read, and its buffer can be used again. */
  | { readonly kind: 'took'; readonly buffer: ArrayBuffer }
  /** So much more of what is stored. */
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly detail: string };
