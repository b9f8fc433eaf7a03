/** How a text ends its lines, so that an edit changes no byte that was not edited. */
export interface LineEnds {
  /** With each line ended by a single line feed, as the editor wants it. */
  toEditor(text: string): string;
  fromEditor(text: string): string;
}

const asTheyAre: LineEnds = { toEditor: (text) => text, fromEditor: (text) => text };
const carriageReturns: LineEnds = {
  toEditor: (text) => text.replaceAll('\r\n', '\n'),
  fromEditor: (text) => text.replaceAll('\n', '\r\n'),
};

/** Carriage returns are put aside only when every line ends with one; mixed ends stay in the text and are seen there. */
export function lineEndsOf(text: string): LineEnds {
  const isUniform = text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text);
  return isUniform ? carriageReturns : asTheyAre;
}
