import { StreamLanguage, type StreamParser } from '@codemirror/language';

interface Place {
  /** What ends the place where the reading is; null: plain text. */
  end: '}}' | '%}' | null;
}

const keywords =
  /^(?:if|elsif|else|endif|unless|endunless|case|when|endcase|for|endfor|in|break|continue|assign|capture|endcapture|comment|endcomment|raw|endraw|and|or|contains|cycle|increment|decrement)\b/;

/** Names for colours, of Liquid: what is inside of `{{ … }}` and `{% … %}`. */
export const liquidParser: StreamParser<Place> = {
  name: 'liquid',
  startState: () => ({ end: null }),
  copyState: ({ end }) => ({ end }),
  token(stream, place) {
    if (place.end === null) return readText(stream, place);
    if (stream.match(new RegExp(`^-?${place.end}`))) {
      place.end = null;
      return 'keyword';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^(?:"[^"]*"?|'[^']*'?)/)) return 'string';
    if (stream.match(/^-?\d+(?:\.\d+)?/)) return 'number';
    if (place.end === '%}' && stream.match(keywords)) return 'keyword';
    if (stream.match(/^(?:true|false|nil|empty|blank)\b/)) return 'bool';
    if (stream.match(/^[\w-]+/)) return 'propertyName';
    stream.next();
    return null;
  },
};

function readText(stream: Parameters<StreamParser<Place>['token']>[0], place: Place): string | null {
  if (stream.match(/^\{[{%]-?/)) {
    place.end = stream.current().startsWith('{{') ? '}}' : '%}';
    return 'keyword';
  }
  stream.next();
  stream.eatWhile((mark) => mark !== '{');
  return null;
}

export function liquid() {
  return StreamLanguage.define(liquidParser);
}
