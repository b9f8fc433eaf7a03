/** A file on its way to the caller. Iterate `chunks` once; leaving the loop ends the transfer. */
export interface Download {
  /** As the person finds it among their downloads; any text, made safe on its way out. */
  readonly fileName: string;
  /** Media type; `application/octet-stream` when absent. */
  readonly contentType?: string | undefined;
  /** Known beforehand, so that the other side sees how far it is and whether it got all. */
  readonly lengthBytes?: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A body on its way to a handler. Iterate once; reading slowly slows the sender. Throws when it is cut short or too long. */
export interface UploadBody extends AsyncIterable<Uint8Array> {
  /** What the sender announced. */
  readonly lengthBytes: number | undefined;
}

/** A request of a foreign protocol, read whole. */
export interface RawRequest {
  readonly method: string;
  /** A header field by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What a caller may send. */
export type UploadSource = Blob | AsyncIterable<Uint8Array>;

/**
 * `attachment` with the name in both forms (RFC 6266, 4.3 and appendix D): the plain one for old clients, the exact one in
 * UTF-8. What could end the field or lead out of a folder becomes `_`.
 */
export function attachmentHeader(fileName: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const safe = fileName.toWellFormed().replace(/[\u0000-\u001f\u007f/\\]/g, '_');
  const plain = safe.replace(/[^\x20-\x7e]|["%]/g, '_');
  const exact = encodeURIComponent(safe).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** The name that `attachmentHeader` wrote; `download` when there is none. */
export function attachmentName(header: string | null): string {
  const exact = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  try {
    return exact === undefined ? 'download' : decodeURIComponent(exact);
  } catch {
    return 'download';
  }
}
