import { defineMessages } from './message.ts';

/** The words of forms drawn from a schema, and of what is wrong with an entry. */
export const formText = defineMessages({
  save: { en: 'Save', es: 'Guardar' },
  required: { en: 'This is needed', es: 'Esto hace falta' },
  notANumber: { en: 'This must be a number', es: 'Debe ser un número' },
  notAWhole: { en: 'This must be a whole number', es: 'Debe ser un número entero' },
  atLeast: { en: 'At least {limit}', es: 'Como mínimo {limit}' },
  moreThan: { en: 'More than {limit}', es: 'Más de {limit}' },
  atMost: { en: 'At most {limit}', es: 'Como máximo {limit}' },
  lessThan: { en: 'Less than {limit}', es: 'Menos de {limit}' },
  multipleOf: { en: 'A multiple of {step}', es: 'Un múltiplo de {step}' },
  tooShort: {
    en: { one: 'At least {count} character', other: 'At least {count} characters' },
    es: { one: 'Al menos {count} carácter', other: 'Al menos {count} caracteres' },
  },
  tooLong: {
    en: { one: 'At most {count} character', other: 'At most {count} characters' },
    es: { one: 'Como mucho {count} carácter', other: 'Como mucho {count} caracteres' },
  },
  tooFew: {
    en: { one: 'At least {count} entry', other: 'At least {count} entries' },
    es: { one: 'Al menos {count} entrada', other: 'Al menos {count} entradas' },
  },
  tooMany: {
    en: { one: 'At most {count} entry', other: 'At most {count} entries' },
    es: { one: 'Como mucho {count} entrada', other: 'Como mucho {count} entradas' },
  },
  notAUrl: {
    en: 'A whole address, such as https://nas.lan:8096',
    es: 'Una dirección completa, como https://nas.lan:8096',
  },
  notAnEmail: { en: 'An e-mail address, such as ana@example.org', es: 'Un correo, como ana@example.org' },
  wrongForm: { en: 'This does not have the right form', es: 'No tiene la forma correcta' },
  notAChoice: { en: 'Choose one of the options', es: 'Elige una de las opciones' },
  unknownKeys: { en: 'Not known here: {keys}', es: 'Aquí no se conoce: {keys}' },
  notJson: { en: 'This is not valid JSON', es: 'No es JSON válido' },
  wrongType: { en: 'This is not what is expected here', es: 'No es lo que se espera aquí' },
  secretKept: { en: 'Set. Leave empty to keep it.', es: 'Guardado. Déjalo vacío para conservarlo.' },
  add: { en: 'Add', es: 'Añadir' },
  addTo: { en: 'Add to {title}', es: 'Añadir a {title}' },
  entry: { en: '{title}, entry {position}', es: '{title}, entrada {position}' },
  removeEntry: { en: 'Remove entry {position} of {title}', es: 'Quitar la entrada {position} de {title}' },
  key: { en: 'Name', es: 'Nombre' },
  value: { en: 'Value', es: 'Valor' },
  noChoice: { en: 'Not set', es: 'Sin definir' },
  checkFields: {
    en: { one: '{count} field needs a look', other: '{count} fields need a look' },
    es: { one: '{count} campo necesita revisión', other: '{count} campos necesitan revisión' },
  },
  preview: { en: 'What this becomes', es: 'En qué se convierte' },
});
