/** What an alert is refused for, as the book of alerts says it, and the same in Spanish. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^An alert needs at least one label/, 'Una alerta necesita al menos una etiqueta que no esté vacía.'],
  [/^An alert may have (\d+) labels at most/, 'Una alerta puede tener $1 etiquetas como mucho.'],
  [/^A label has no name/, 'Una etiqueta no tiene nombre.'],
  [/^A label name is longer than (\d+) characters/, 'El nombre de una etiqueta tiene más de $1 caracteres.'],
  [/^A label is not valid text/, 'Una etiqueta no es texto válido: envía las etiquetas en UTF-8.'],
  [/^A label has a NUL character/, 'Una etiqueta tiene un carácter NUL: envíala sin él.'],
  [
    /^The value of the label (.+) is longer than (\d+) characters/s,
    'El valor de la etiqueta $1 tiene más de $2 caracteres.',
  ],
  [/^It ends before it starts/, 'Termina antes de empezar.'],
  [/^A time of it is no date/, 'Uno de sus momentos no es una fecha: envía milisegundos desde 1970.'],
];

/** The same words where nobody knows better ones. */
export function spanishRefusal(reason: string): string {
  for (const [pattern, spanish] of sentences) {
    const found = pattern.exec(reason);
    if (found) return spanish.replaceAll(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '');
  }
  return reason;
}
