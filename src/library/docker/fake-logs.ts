import type { ServerResponse } from 'node:http';
import { compareNano, fromEngineTime } from './engine-time.ts';
import { stampOf } from './fake-clock.ts';
import type { FakeContainer, FakeLogEntry } from './fake-container.ts';
import type { OutputStream } from './frames.ts';

const partBytes = 16 * 1024;

/** Answers `GET /containers/{id}/logs` as the engine does; stays open for `follow=true` while the container runs. */
export function serveLog(container: FakeContainer, query: URLSearchParams, response: ServerResponse): void {
  const since = query.get('since');
  const sinceNano = since === null ? '0' : fromEngineTime(since);
  const entries = container.log.filter((entry) => compareNano(entry.timeNano, sinceNano) >= 0);
  const tail = query.get('tail') ?? 'all';
  response.writeHead(200);
  response.flushHeaders();
  for (const entry of tail === 'all' ? entries : entries.slice(-Number(tail) || entries.length)) {
    response.write(encodeEntry(container, entry));
  }
  if (query.get('follow') !== 'true' || container.state !== 'running') {
    response.end();
    return;
  }
  container.followers.add(response);
  response.once('close', () => container.followers.delete(response));
}

export function appendLog(container: FakeContainer, entry: FakeLogEntry): void {
  container.log.push(entry);
  for (const response of container.followers) response.write(encodeEntry(container, entry));
}

/** Every part of a long line gets the same stamp; with a TTY there are no frames. */
export function encodeEntry(
  container: Pick<FakeContainer, 'config'>,
  { stream, timeNano, bytes }: FakeLogEntry,
): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < Math.max(1, bytes.length); at += partBytes) {
    const payload = Buffer.concat([Buffer.from(`${stampOf(timeNano)} `), bytes.subarray(at, at + partBytes)]);
    parts.push(container.config.Tty ? payload : encodeFrame(stream, payload));
  }
  return Buffer.concat(parts);
}

export function encodeFrame(stream: OutputStream, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream === 'stdout' ? 1 : 2, 0);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}
