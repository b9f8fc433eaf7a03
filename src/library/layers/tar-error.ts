/** `malformed`: no tar archive, or a damaged one. `truncated`: it ends midway. `too-large`: a header asks for more than is given. */
export type TarErrorKind = 'malformed' | 'truncated' | 'too-large';

/** The one error of reading and writing archives. */
export class TarError extends Error {
  readonly kind: TarErrorKind;

  constructor(kind: TarErrorKind, message: string) {
    super(message);
    this.name = 'TarError';
    this.kind = kind;
  }
}
