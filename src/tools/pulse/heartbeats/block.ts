import { crc32 } from 'node:zlib';
import { type ByteReader, byteReader } from '#library/packed/byte-reader.ts';
import { byteWriter } from '#library/packed/byte-writer.ts';
import { readNoisy, writeNoisy } from '#library/packed/noisy-numbers.ts';
import { readRuns, writeRuns } from '#library/packed/runs.ts';
import type { Beat } from './heartbeat.ts';
import { hourMs } from './time-steps.ts';

/** The heartbeats of one series and hour, oldest first, each at another time. At least one. */
export interface Block {
  readonly beats: readonly Beat[];
  /** What was usual between two checks. */
  readonly intervalMs: number;
  /** How long the last heartbeat counts. */
  readonly lastMs: number;
}

const version = 1;
const checkBytes = 4;

/**
 * One byte of version; how many, the interval, how much longer the last one counts; when the first was, and in runs how much
 * longer than the interval the next ones took; runs of outcomes; runs of whether there is a latency; the latencies; four
 * bytes of CRC-32 of all before, the lowest first.
 */
export function packBlock(hour: number, { beats, intervalMs, lastMs }: Block): Uint8Array {
  const writer = byteWriter();
  writer.byte(version);
  writer.unsigned(beats.length);
  writer.unsigned(intervalMs);
  writer.signed(lastMs - intervalMs);
  writer.unsigned((beats[0]?.atMs ?? 0) - hour * hourMs);
  writeRuns(
    writer,
    beats.slice(1).map(({ atMs }, n) => atMs - (beats[n]?.atMs ?? 0) - intervalMs),
  );
  writeRuns(
    writer,
    beats.map(({ outcome }) => outcome),
  );
  writeRuns(
    writer,
    beats.map(({ latency }) => (latency === null ? 0 : 1)),
  );
  writeNoisy(
    writer,
    beats.flatMap(({ latency }) => latency ?? []),
  );
  const body = writer.bytes();
  const bytes = new Uint8Array(body.length + checkBytes);
  bytes.set(body);
  new DataView(bytes.buffer).setUint32(body.length, crc32(body), true);
  return bytes;
}

/** When the heartbeats of a block were and what they came to: all but how long the answers took. */
export interface BlockOutcomes {
  readonly times: readonly number[];
  readonly outcomes: readonly number[];
  readonly intervalMs: number;
  readonly lastMs: number;
}

/** Takes a fraction of `unpackBlock`. @throws RangeError likewise. */
export function unpackOutcomes(hour: number, bytes: Uint8Array): BlockOutcomes {
  return readOutcomes(hour, checkedBody(bytes));
}

/** @throws RangeError where the bytes are damaged, or of another version. */
export function unpackBlock(hour: number, bytes: Uint8Array): Block {
  const reader = checkedBody(bytes);
  const { times, outcomes, intervalMs, lastMs } = readOutcomes(hour, reader);
  const present = readRuns(reader, times.length);
  const latencies = readNoisy(reader, present.filter((isPresent) => isPresent === 1).length);
  let nextLatency = 0;
  const beats = times.map((atMs, n) => {
    const latency = present[n] === 1 ? (latencies[nextLatency++] ?? null) : null;
    return { atMs, outcome: outcomes[n] ?? 0, latency };
  });
  return { beats, intervalMs, lastMs };
}

function checkedBody(bytes: Uint8Array): ByteReader {
  const body = bytes.subarray(0, -checkBytes);
  const check = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length <= checkBytes || check.getUint32(body.length, true) !== crc32(body)) {
    throw new RangeError('A block of heartbeats is damaged.');
  }
  const reader = byteReader(body);
  const found = reader.byte();
  if (found !== version) throw new RangeError(`A block of heartbeats is of version ${found}.`);
  return reader;
}

function readOutcomes(hour: number, reader: ByteReader): BlockOutcomes {
  const count = reader.unsigned();
  const intervalMs = reader.unsigned();
  const lastMs = intervalMs + reader.signed();
  let atMs = hour * hourMs + reader.unsigned();
  const later = readRuns(reader, count - 1);
  const times = [atMs];
  for (const more of later) {
    atMs += intervalMs + more;
    times.push(atMs);
  }
  return { times, outcomes: readRuns(reader, count), intervalMs, lastMs };
}
