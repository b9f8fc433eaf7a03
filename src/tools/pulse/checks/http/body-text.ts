import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { detailOf, type Reason } from '../reasons.ts';
import { maxBodyBytes } from './ask-over.ts';
import type { HttpAnswer } from './http-message.ts';

const decoders: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: bounded(promisify(gunzip)),
  'x-gzip': bounded(promisify(gunzip)),
  deflate: bounded(promisify(inflate)),
  br: bounded(promisify(brotliDecompress)),
  zstd: bounded(promisify(zstdDecompress)),
};

function bounded(
  decode: (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>,
): (bytes: Buffer) => Promise<Buffer> {
  return (bytes) => decode(bytes, { maxOutputLength: maxBodyBytes });
}

/** The body of an answer as text, unpacked; or why there is none. */
export async function bodyText(answer: HttpAnswer): Promise<string | Reason> {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(answer.headers['content-type'] ?? '')?.[1];
  if (encoding === 'identity' || encoding === '' || answer.body.length === 0)
    return decodeText(answer.body, charset);
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (decode === undefined)
    return {
      id: 'bad-answer',
      detail: detailOf(`The body is packed as ${encoding}, which NEXUS cannot unpack`),
    };
  try {
    return decodeText(await decode(answer.body), charset);
  } catch (error) {
    return unreadable(error, encoding);
  }
}

function unreadable(error: unknown, encoding: string): Reason {
  const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  if (isLarge) return { id: 'body-too-large', detail: 'More than 1 MiB once unpacked' };
  return { id: 'bad-answer', detail: `The body says it is packed as ${encoding}, and is not` };
}

/** What the answer says it is, and UTF-8 where nobody says anything. */
function decodeText(bytes: Buffer, charset = 'utf-8'): string {
  // A byte order mark is no part of the text (RFC 8259, 8.1, of JSON).
  if (/^(utf-?8|us-ascii)$/i.test(charset)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
