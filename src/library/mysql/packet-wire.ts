import { type RefusalKind, WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { frame } from './packets.ts';

/** Sends and reads whole packets, and counts them as the protocol wants. */
export interface PacketWire {
  /** @throws WireRefusal for an ERR packet, WireClosed, WireFormatError */
  read(): Promise<Buffer>;
  write(body: Buffer): void;
  /** A new command starts to count from zero. */
  begin(body: Buffer): void;
  /** The same conversation on another wire, as TLS has it. */
  moveTo(wire: Wire): void;
}

export function packetWire(first: Wire): PacketWire {
  let wire = first;
  let sequence = 0;
  const write = (body: Buffer) => {
    wire.write(frame(sequence, body));
    sequence = (sequence + 1) & 0xff;
  };
  return {
    async read() {
      const head = await wire.read(4);
      if (head[3] !== sequence) throw new WireFormatError('It does not answer as MySQL does.');
      sequence = (sequence + 1) & 0xff;
      const body = await wire.read(head.readUIntLE(0, 3));
      if (body.length === 0) throw new WireFormatError('It does not answer as MySQL does.');
      if (body[0] === 0xff) throw refusal(body);
      return body;
    },
    write,
    begin(body) {
      sequence = 0;
      write(body);
    },
    moveTo(next) {
      wire = next;
    },
  };
}

/** Numbers of "Server Error Message Reference"; MariaDB has the same. */
const kinds: Readonly<Record<number, RefusalKind>> = {
  1044: 'login',
  1045: 'login',
  1130: 'login',
  1698: 'login',
  1040: 'busy',
  1203: 'busy',
  1129: 'busy',
  1049: 'absent',
  1146: 'absent',
  1053: 'starting',
  1969: 'timeout',
  3024: 'timeout',
};

/** ERR_Packet: before the login is over, some come without an SQLSTATE. */
function refusal(body: Buffer): Error {
  if (body.length < 3) return new WireFormatError('It does not answer as MySQL does.');
  const code = body.readUInt16LE(1);
  const words = body.toString('utf8', body[3] === 0x23 ? 9 : 3);
  return new WireRefusal(kinds[code] ?? 'other', `${words} (${code})`);
}
