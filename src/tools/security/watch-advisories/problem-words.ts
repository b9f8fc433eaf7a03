import type { Words } from '#contracts/words.ts';

/** Sentences of fetching and reading that are common, in Spanish; `…` stands for a number or a name. */
const sentences: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^The server cannot be reached\.$/, 'No se llega al servidor.'],
  [/^The server does not answer\.$/, 'El servidor no responde.'],
  [/^It took too long\.$/, 'Ha tardado demasiado.'],
  [/^Nothing came any more\.$/, 'Ha dejado de llegar nada.'],
  [/^The connection broke\.$/, 'La conexión se cortó.'],
  [/^The certificate of the server cannot be trusted\.$/, 'El certificado del servidor no es de fiar.'],
  [/^The server wants to be left alone for a while\.$/, 'El servidor pide que se espere un rato.'],
  [/^The server fails \((\d+)\)\.$/, 'El servidor falla ($1).'],
  [/^The server answers with (\d+)\.$/, 'El servidor responde con $1.'],
  [/^The answer is no HTTP\.$/, 'La respuesta no es HTTP.'],
  [/^There is no such file\.$/, 'Ese archivo no existe.'],
  [/^It is longer than (\d+) bytes\.$/, 'Ocupa más de $1 bytes.'],
  [/^The file is not whole\.$/, 'El archivo no está completo.'],
  [/^It has another (length|checksum) than was said\.$/, 'No es el archivo que el servidor anunciaba.'],
  [/^The file changed while it was fetched\.$/, 'El archivo cambió mientras se descargaba.'],
  [/^The file cannot be kept on disk\.$/, 'El archivo no se puede guardar en el disco.'],
  [/^The disk is full or cannot be written: .*$/s, 'El disco está lleno o no se puede escribir en él.'],
  [/^It (redirects|points) .*$/, 'Remite a una dirección que no se puede consultar.'],
  [/^It takes more memory than it may\.$/, 'Necesita más memoria de la permitida.'],
  [
    /^It (is no JSON|ends midway|is empty|cannot be unpacked|is nested too deeply)\.$/,
    'El archivo está dañado.',
  ],
];

/** Why a part is not as new as it should be, as the index keeps it in English. */
export function problemWords(english: string): Words {
  const found = sentences.find(([pattern]) => pattern.test(english));
  const spanish = found ? english.replace(found[0], found[1]) : `No se ha podido leer: ${english}`;
  return { en: english, es: spanish };
}
