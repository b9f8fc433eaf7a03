export interface PingResult {
  readonly sent: number;
  readonly received: number;
  /** Milliseconds; absent where nothing came back. */
  readonly rttMs?: { readonly least: number; readonly mean: number; readonly most: number };
}

/** `3 packets transmitted, 2 received, +1 errors, 33% packet loss`; busybox says `2 packets received`. */
const counts = /(\d+) packets transmitted, (\d+) (?:packets )?received/;
/** `rtt min/avg/max/mdev = 0.045/0.062/0.081/0.015 ms`; busybox: `round-trip min/avg/max = 0.061/0.083/0.120 ms`. */
const times = /min\/avg\/max\S* = ([\d.]+)\/([\d.]+)\/([\d.]+)/;
/** `64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=0.045 ms`; busybox: `seq=0`. */
const echo = /^\d+ bytes from .*seq=(\d+) .*?time[=<]([\d.]+) ms/gm;

/** Reads what the ping of iputils or of busybox printed. Undefined: it is neither. */
export function readPingOutput(text: string): PingResult | undefined {
  const [, sent, received] = counts.exec(text) ?? [];
  if (sent === undefined || received === undefined) return undefined;
  const [, least, mean, most] = times.exec(text) ?? [];
  return {
    // Answers that come twice are not counted as more than all.
    sent: Number(sent),
    received: Math.min(Number(sent), Number(received)),
    ...(mean !== undefined && {
      rttMs: { least: Number(least), mean: Number(mean), most: Number(most) },
    }),
  };
}

/** Of a ping that was ended before it counted: what came back so far, of as many as were to be sent by then. */
export function readUnfinished(text: string, sent: number): PingResult {
  const rtts = new Map<string, number>();
  for (const [, sequence = '', ms] of text.matchAll(echo)) rtts.set(sequence, Number(ms));
  const all = [...rtts.values()];
  if (all.length === 0) return { sent, received: 0 };
  const mean = all.reduce((sum, ms) => sum + ms, 0) / all.length;
  return {
    sent: Math.max(sent, all.length),
    received: all.length,
    rttMs: { least: Math.min(...all), mean, most: Math.max(...all) },
  };
}
