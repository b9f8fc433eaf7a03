/** Lists and objects within each other. People write a dozen; code that walks a value calls itself as often. */
export const deepestJson = 100;

const quote = 0x22;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** Whether JSON in UTF-8 nests deeper than `deepestJson`. Of what is no JSON it says something or other. */
export function isTooDeep(json: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (isText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (byte === openList || byte === openObject) {
      depth += 1;
      if (depth > deepestJson) return true;
    } else if (byte === closeList || byte === closeObject) depth -= 1;
  }
  return false;
}
