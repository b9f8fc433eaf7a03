import { TarError, type TarErrorKind } from './tar-error.ts';

/** Something in a layer or image that could not be read. Ids and fields are those of a problem of an inventory. */
export interface LayerProblem {
  /** Null: the layer or the image as a whole. */
  readonly path: string | null;
  readonly id: 'too-large' | 'damaged' | 'too-many' | 'too-deep' | 'missing' | 'foreign' | 'deadline';
  /** A sentence for a person, English. */
  readonly detail: string;
}

const ids: Readonly<Record<TarErrorKind, LayerProblem['id']>> = {
  malformed: 'damaged',
  truncated: 'damaged',
  'too-large': 'too-large',
};

export function problemOf(path: string | null, error: TarError): LayerProblem {
  return { path, id: ids[error.kind], detail: error.message };
}
