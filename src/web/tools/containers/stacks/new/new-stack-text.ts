import { defineMessages } from '../../../../i18n/message.ts';

/** The words of the page for a new stack. */
export const newStackText = defineMessages({
  title: { en: 'New stack', es: 'Nuevo stack' },
  hint: {
    en: 'One compose file that says which services run together. Creating it makes its folder; nothing runs until you deploy it.',
    es: 'Un archivo compose que dice qué servicios van juntos. Crearlo hace su carpeta; nada corre hasta que lo despliegues.',
  },
  name: { en: 'Name', es: 'Nombre' },
  nameHelp: {
    en: 'lower-case letters, digits, - and _; containers are named after it',
    es: 'minúsculas, cifras, - y _; los contenedores llevan su nombre',
  },
  nameInvalid: {
    en: 'Begin with a lower-case letter or a digit; then also - and _.',
    es: 'Empieza por minúscula o cifra; después también - y _.',
  },
  nameTaken: { en: 'There is a stack of this name already.', es: 'Ya hay un stack con este nombre.' },
  host: { en: 'Host', es: 'Equipo' },
  folder: { en: 'Folder: {path}', es: 'Carpeta: {path}' },
  compose: 'compose.yaml',
  composeHint: {
    en: 'Paste a compose file over the sample, or open one.',
    es: 'Pega un archivo compose sobre el ejemplo, o abre uno.',
  },
  environment: '.env',
  addEnvironment: { en: 'Add a .env file', es: 'Añadir un archivo .env' },
  openFile: { en: 'Open a file', es: 'Abrir un archivo' },
  empty: { en: 'Empty it', es: 'Vaciarlo' },
  create: { en: 'Create and plan', es: 'Crear y planear' },
  created: {
    en: '{name} has its folder; nothing runs yet',
    es: '{name} tiene su carpeta; aún no corre nada',
  },
  mayNot: { en: 'You may look at stacks, not make new ones.', es: 'Puedes ver stacks, no crear nuevos.' },
});
