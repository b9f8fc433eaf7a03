import { acceptedEncoding, compress } from './compression.ts';
import type { HeaderReader } from './connection.ts';

const worthCompressing = 1024;

/** A 200 with `value` as JSON, compressed when that pays; a 204 for undefined. */
export async function jsonAnswer(value: unknown, header: HeaderReader): Promise<Response> {
  if (value === undefined)
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  const text = JSON.stringify(value);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (text.length < worthCompressing) return new Response(text, { headers });
  const encoding = acceptedEncoding(header('accept-encoding'));
  if (!encoding) return new Response(text, { headers: { ...headers, vary: 'accept-encoding' } });
  return new Response(await compress(Buffer.from(text), encoding, 'often'), {
    headers: { ...headers, vary: 'accept-encoding', 'content-encoding': encoding },
  });
}
