import { createHmac } from 'node:crypto';

/**
 * The headers of a signed webhook (Standard Webhooks 1.0): the receiver checks that the body is ours and recent, and recognises
 * a message that comes twice by its id. `secret`: `whsec_` and base64, or any text.
 */
export function signatureHeaders(
  id: string,
  body: string,
  secret: string,
  nowMs: number,
): Record<string, string> {
  const seconds = String(Math.floor(nowMs / 1000));
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` };
}
