/** How much and how long a client may keep NEXUS busy. */
export interface HttpLimits {
  /** All header fields of a request together; more is answered 431. */
  readonly headerBytes: number;
  /** A request body, unless its endpoint allows another size; more is answered 413. */
  readonly bodyBytes: number;
  /** From the first byte of a request to the end of its header fields. */
  readonly headersTimeoutMs: number;
  /** Within this long a request must end, or at least 64 KiB more of it arrive. */
  readonly requestTimeoutMs: number;
  /** How long an idle connection is kept. Longer than the usual 60 s of a proxy, so that the proxy closes first. */
  readonly keepAliveMs: number;
  /** An answer of which the client reads nothing for this long is cut. */
  readonly stallMs: number;
  /** An answer that the client has not read to its end by then is cut; streams and files have no such end. */
  readonly answerMs: number;
  readonly connections: number;
  /** Streams and channels that one person, or one token, may have open at a time; more is answered 429. */
  readonly streamsEach: number;
  /** Between two comments of an otherwise quiet stream. */
  readonly streamHeartbeatMs: number;
  /** How long a stream may take to fail and still be answered with the status of its error. */
  readonly streamGraceMs: number;
  /** Between two pings of a channel; one that was not answered by the next ends it. */
  readonly channelHeartbeatMs: number;
  /** One message of a channel, in either direction. */
  readonly messageBytes: number;
  /** What may wait to be sent on a channel before it is cut. */
  readonly channelBufferBytes: number;
  /** From the last byte of a request that a peer took to the first of its answer. */
  readonly peerTimeoutMs: number;
  /** From being told to stop to cutting what is still open. */
  readonly stopMs: number;
}

export const defaultLimits: HttpLimits = {
  headerBytes: 16 * 1024,
  bodyBytes: 64 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 60_000,
  keepAliveMs: 65_000,
  stallMs: 30_000,
  answerMs: 300_000,
  connections: 1_000,
  streamsEach: 100,
  streamHeartbeatMs: 15_000,
  streamGraceMs: 500,
  channelHeartbeatMs: 30_000,
  messageBytes: 256 * 1024,
  channelBufferBytes: 4 * 1024 * 1024,
  peerTimeoutMs: 120_000,
  stopMs: 3_000,
};
