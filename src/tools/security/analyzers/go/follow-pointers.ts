import { isGoVersion, withoutSentinels, type BuildInfo } from './build-info.ts';
import { numbers, type ProgramHead } from './program-head.ts';

const mostTextBytes = 4 * 1024 * 1024;

/**
 * Build information of Go 1.13 to 1.17 in an ELF program: behind the magic are the addresses of two strings of Go, each an address and a
 * length. Null when they lead nowhere.
 */
export function followPointers(program: Buffer, magicAt: number, head: ProgramHead): BuildInfo | null {
  if (head.kind !== 'elf' || magicAt + 32 > program.length) return null;
  const isWide = program[magicAt + 14] === 8;
  const { long, wide } = numbers(program, (program[magicAt + 15]! & 1) !== 0);
  const pointerBytes = isWide ? 8 : 4;
  const pointer = (at: number): number => (isWide ? wide(at) : long(at));

  function stringAt(address: number): Buffer | null {
    const at = offsetOf(head, address, 2 * pointerBytes, program.length);
    if (at === null) return null;
    const length = pointer(at + pointerBytes);
    const textAt = length > mostTextBytes ? null : offsetOf(head, pointer(at), length, program.length);
    return textAt === null ? null : program.subarray(textAt, textAt + length);
  }

  const version = stringAt(pointer(magicAt + 16));
  if (version === null || !isGoVersion(version.toString('latin1', 0, 16))) return null;
  const modules = stringAt(pointer(magicAt + 16 + pointerBytes));
  return {
    goVersion: version.toString('utf8', 0, 256),
    modules: modules === null ? '' : withoutSentinels(modules),
  };
}

/** Where in the file an address is, when all bytes are in it. */
function offsetOf(head: ProgramHead, address: number, bytes: number, programBytes: number): number | null {
  const segment = head.segments.find(
    (one) => address >= one.address && address + bytes <= one.address + one.sizeBytes,
  );
  const offset = segment === undefined ? programBytes : segment.offset + (address - segment.address);
  return offset + bytes <= programBytes ? offset : null;
}
