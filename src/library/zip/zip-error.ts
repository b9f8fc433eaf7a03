/**
 * `malformed`: no zip, or a damaged one. `truncated`: it ends midway. `too-large`: more bytes than are given, or packed beyond belief.
 * `too-many`: more entries than are given. `unsupported`: encrypted, or packed in another way than stored and deflate.
 */
export type ZipErrorKind = 'malformed' | 'truncated' | 'too-large' | 'too-many' | 'unsupported';

/** The one error of reading zips. */
export class ZipError extends Error {
  readonly kind: ZipErrorKind;

  constructor(kind: ZipErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ZipError';
    this.kind = kind;
  }
}
