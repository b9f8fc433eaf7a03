const blockBytes = 512;

/** Given the pieces of one file. */
export interface PieceReader {
  push(piece: Buffer): void;
  end(): void;
}

/** From header to header, as pieces come; what `readerFor` answers is given the content. Understands no extension and checks nothing. */
export function bareTarWalk(readerFor: (name: string) => PieceReader | undefined) {
  const header = Buffer.alloc(blockBytes);
  let headerFilled = 0;
  let contentLeft = 0;
  let skipLeft = 0;
  let reader: PieceReader | undefined;
  let entries = 0;

  function begin(block: Buffer): void {
    if (block[0] === 0) return;
    entries += 1;
    const sizeBytes = Number.parseInt(block.toString('latin1', 124, 135), 8) || 0;
    const end = block.indexOf(0);
    reader = readerFor(block.toString('latin1', 0, Math.min(100, end < 0 ? 100 : end)));
    contentLeft = sizeBytes;
    skipLeft = (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
  }

  /** @returns how far it went. */
  function step(piece: Buffer, at: number): number {
    if (contentLeft > 0) {
      const taken = Math.min(contentLeft, piece.length - at);
      reader?.push(piece.subarray(at, at + taken));
      contentLeft -= taken;
      if (contentLeft === 0) reader?.end();
      return at + taken;
    }
    if (skipLeft > 0) {
      const taken = Math.min(skipLeft, piece.length - at);
      skipLeft -= taken;
      return at + taken;
    }
    const taken = Math.min(blockBytes - headerFilled, piece.length - at);
    if (taken === blockBytes) begin(piece.subarray(at, at + blockBytes));
    else {
      piece.copy(header, headerFilled, at, at + taken);
      headerFilled += taken;
      if (headerFilled === blockBytes) {
        headerFilled = 0;
        begin(header);
      }
    }
    return at + taken;
  }

  return {
    get entries() {
      return entries;
    },
    push(piece: Buffer): void {
      for (let at = 0; at < piece.length;) at = step(piece, at);
    },
  };
}
