import { createStore } from '../../../shell/store.ts';

/** The image of a host that is compared with another version. */
export interface CompareTarget {
  readonly host: string;
  readonly image: string;
  /** As the page calls it. */
  readonly name: string;
  /** As containers name it; empty where nothing does. */
  readonly reference: string;
  /** The version to begin with; absent: its own name, to be changed. */
  readonly to?: string;
}

/** What the dialog asks about; null while it is closed. */
export const compareTarget = createStore<CompareTarget | null>(null);

export function askCompare(target: CompareTarget): void {
  compareTarget.set(target);
}
