import { isDeepStrictEqual } from 'node:util';

interface Command {
  readonly Cmd?: readonly string[] | null | undefined;
  readonly Entrypoint?: readonly string[] | null | undefined;
}

/**
 * Program and arguments belong together: an entrypoint that is given switches the image's arguments off, arguments alone leave
 * the image's entrypoint on (moby `daemon/commit.go`, merge).
 */
export function ownCommand(container: Command, image: Command): { Cmd?: string[]; Entrypoint?: string[] } {
  const entrypoint = [...(container.Entrypoint ?? [])];
  const cmd = [...(container.Cmd ?? [])];
  const hasSameCommand = isDeepStrictEqual(cmd, [...(image.Cmd ?? [])]);
  if (isDeepStrictEqual(entrypoint, [...(image.Entrypoint ?? [])])) {
    if (hasSameCommand) return {};
    // Only an entrypoint that is given, though it is the image's, lets the arguments be none.
    return cmd.length > 0 ? { Cmd: cmd } : { Entrypoint: entrypoint };
  }
  // One empty word is how an engine is told "no entrypoint"; an empty list would bring the image's arguments along.
  const given = entrypoint.length > 0 ? entrypoint : [''];
  return cmd.length > 0 ? { Entrypoint: given, Cmd: cmd } : { Entrypoint: given };
}
