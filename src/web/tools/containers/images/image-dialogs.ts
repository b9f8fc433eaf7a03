import type { ImageSummary } from '#contracts/containers/images.ts';
import { createStore } from '../../../shell/store.ts';

/** What is being asked about images; one question at a time. */
export type ImageQuestion =
  | { readonly ask: 'pull'; readonly reference: string; readonly host: string | null }
  | { readonly ask: 'tag'; readonly image: ImageSummary }
  | {
      readonly ask: 'remove';
      readonly host: string;
      readonly which: 'unused' | 'dangling' | readonly string[];
    };

export const imageQuestion = createStore<ImageQuestion | null>(null);

export function closeQuestion(): void {
  imageQuestion.set(null);
}
