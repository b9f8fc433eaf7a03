import { FeedError } from '../feed.ts';
import { ByteCollector } from './byte-collector.ts';

export interface RawPiece {
  readonly names: readonly string[];
  /** Null: longer than allowed. */
  readonly text: string | null;
}

interface Level {
  readonly isObject: boolean;
  name: string;
  /** Whether the value at hand in it, and all around it, lies on the way to the place. */
  isOnWay: boolean;
  awaitsName: boolean;
}

const mostDepth = 64;
const mostNameBytes = 1024;
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Cuts the values at a place out of a JSON text, in one pass over its bytes. It checks brackets and the ends of strings; what is
 * inside of a value is checked by who parses it.
 */
export class JsonScanner {
  readonly #place: readonly string[];
  readonly #levels: Level[] = [];
  readonly #name = new ByteCollector(mostNameBytes);
  readonly #piece: ByteCollector;
  #pieces: RawPiece[] = [];
  #isInString = false;
  #isEscaped = false;
  #hasStarted = false;
  #isFound = false;

  constructor(place: readonly string[], mostPieceBytes: number) {
    this.#place = place;
    this.#piece = new ByteCollector(mostPieceBytes);
  }

  /** The pieces that end in this chunk. Throws `FeedError`. */
  push(chunk: Uint8Array): readonly RawPiece[] {
    this.#pieces = [];
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#isInString) at = this.#skipString(chunk, at);
      else if (chunk[at]! > 0x20) this.#outside(chunk[at]!, chunk, at);
    }
    this.#name.keep(chunk);
    this.#piece.keep(chunk);
    return this.#pieces;
  }

  /** Throws `FeedError` when the text is not whole, or has not the place. */
  end(): void {
    if (this.#levels.length > 0) throw new FeedError('It ends midway.');
    if (!this.#hasStarted) throw new FeedError('It is empty.');
    const missing = this.#place.filter((step) => step !== '*').join('.');
    if (!this.#isFound) throw new FeedError(`It has no ${missing === '' ? 'content' : missing}.`);
  }

  /** Where the string ends; a tight loop, because nearly all bytes are in strings. */
  #skipString(chunk: Uint8Array, from: number): number {
    let at = this.#isEscaped ? from + 1 : from;
    this.#isEscaped = false;
    while (at < chunk.length && chunk[at] !== quote) at += chunk[at] === backslash ? 2 : 1;
    if (at >= chunk.length) {
      this.#isEscaped = at > chunk.length;
      return chunk.length;
    }
    this.#isInString = false;
    const level = this.#levels.at(-1);
    if (level && this.#name.isOpen) this.#endName(level, chunk, at);
    return at;
  }

  #outside(byte: number, chunk: Uint8Array, at: number): void {
    if (byte === quote) this.#startString(at);
    else if (byte === comma) this.#next(chunk, at);
    else if (byte === colon) this.#startValue(at);
    else if (byte === openBrace || byte === openBracket) this.#open(byte === openBrace, at);
    else if (byte === closeBrace || byte === closeBracket) this.#close(byte === closeBrace, chunk, at);
    else if (this.#levels.length === 0 && !isOrderMark(byte)) throw noJson();
  }

  #open(isObject: boolean, at: number): void {
    const depth = this.#levels.length;
    if (depth === 0 && this.#hasStarted) throw noJson();
    if (depth === mostDepth) throw new FeedError('It is nested too deeply.');
    this.#hasStarted = true;
    const isAroundOnWay = depth < this.#place.length && (this.#levels.at(-1)?.isOnWay ?? true);
    const isOnWay = isAroundOnWay && !isObject && this.#place[depth] === '*';
    this.#levels.push({ isObject, name: '', isOnWay, awaitsName: isObject });
    if (!isAroundOnWay || depth + 1 < this.#place.length) return;
    this.#isFound = true;
    if (isOnWay) this.#piece.start(at + 1);
  }

  #close(isObject: boolean, chunk: Uint8Array, at: number): void {
    if (this.#levels.at(-1)?.isObject !== isObject) throw noJson();
    this.#endPiece(chunk, at);
    this.#levels.pop();
  }

  #next(chunk: Uint8Array, at: number): void {
    const level = this.#levels.at(-1);
    if (!level || level.awaitsName) throw noJson();
    this.#endPiece(chunk, at);
    level.awaitsName = level.isObject;
    if (!level.isObject && this.#isAtPlace(level)) this.#piece.start(at + 1);
  }

  #startValue(at: number): void {
    const level = this.#levels.at(-1);
    if (!level?.awaitsName) throw noJson();
    level.awaitsName = false;
    if (this.#isAtPlace(level)) this.#piece.start(at + 1);
  }

  #startString(at: number): void {
    const level = this.#levels.at(-1);
    if (!level) throw noJson();
    this.#isInString = true;
    if (level.awaitsName && this.#levels.length <= this.#place.length) this.#name.start(at + 1);
  }

  #endName(level: Level, chunk: Uint8Array, at: number): void {
    const text = this.#name.finish(chunk, at);
    if (text === null) throw new FeedError('A name in it is too long.');
    level.name = text.includes('\\') ? unescaped(text) : text;
    const wanted = this.#place[this.#levels.length - 1];
    const isAroundOnWay = this.#levels.at(-2)?.isOnWay ?? true;
    level.isOnWay = isAroundOnWay && (wanted === '*' || wanted === level.name);
  }

  #endPiece(chunk: Uint8Array, at: number): void {
    if (this.#levels.length !== this.#place.length || !this.#piece.isOpen) return;
    const text = this.#piece.finish(chunk, at);
    if (text?.trim() === '') return;
    this.#pieces.push({ names: this.#levels.map(({ name }) => name), text });
  }

  #isAtPlace(level: Level): boolean {
    return level.isOnWay && this.#levels.length === this.#place.length;
  }
}

function isOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function noJson(): FeedError {
  return new FeedError('It is no JSON.');
}

function unescaped(text: string): string {
  try {
    const name: unknown = JSON.parse(`"${text}"`);
    return typeof name === 'string' ? name : text;
  } catch {
    throw noJson();
  }
}
