import { defineMessages } from '../../../i18n/message.ts';

export const registriesText = defineMessages({
  intro: {
    en: 'Registries of running images are asked without a login where they allow it. A login reads private images, and more often.',
    es: 'A los registros de las imágenes en marcha se les pregunta sin iniciar sesión si lo permiten. Con acceso se leen imágenes privadas, y más a menudo.',
  },
  askedEvery: { en: 'Asked every', es: 'Se pregunta cada' },
  add: { en: 'Add a login', es: 'Añadir un acceso' },
  editTitle: { en: 'Registry {name}', es: 'Registro {name}' },
  kind: { en: 'Kind', es: 'Clase' },
  registry: { en: 'Registry', es: 'Registro' },
  login: { en: 'Login', es: 'Acceso' },
  loginNone: { en: 'none', es: 'ninguno' },
  loginSettings: { en: 'set here', es: 'puesto aquí' },
  loginDocker: { en: 'from Docker', es: 'de Docker' },
  images: { en: 'Images', es: 'Imágenes' },
  quota: { en: 'Allows', es: 'Permite' },
  quotaLeft: { en: '{remaining} of {limit} left', es: 'quedan {remaining} de {limit}' },
  quotaWindow: '{left}, {span}',
  answers: { en: 'answers', es: 'responde' },
  silent: { en: 'no answer', es: 'sin respuesta' },
  rests: { en: 'rests', es: 'descansa' },
  notAsked: { en: 'not asked yet', es: 'sin preguntar' },
  unused: { en: 'not in use', es: 'sin uso' },
  health: { en: 'How it is', es: 'Cómo va' },
  restsUntil: { en: 'left alone until {time}', es: 'en paz hasta {time}' },
  lastAnswer: { en: 'last answer {ago}', es: 'última respuesta {ago}' },
  noImages: { en: 'No running image comes from it.', es: 'Ninguna imagen en marcha viene de él.' },

  try: { en: 'Try', es: 'Probar' },
  tryImage: { en: 'Image to try it with', es: 'Imagen con que probar' },
  tryImageHelp: {
    en: 'Empty: one that is public, or that runs here.',
    es: 'Vacío: una pública, o una que funcione aquí.',
  },
  works: { en: 'It works, {span}', es: 'Funciona, {span}' },
  worksNot: { en: 'It does not work', es: 'No funciona' },
  saved: { en: 'Saved', es: 'Guardado' },

  removeTitle: { en: 'Forget the settings of {name}', es: 'Olvidar los ajustes de {name}' },
  removeAction: { en: 'Forget', es: 'Olvidar' },
  removeLoss: {
    en: 'Its login, which is stored nowhere else here',
    es: 'Su acceso, que no está guardado en otro sitio',
  },
  removeBack: {
    en: 'It is asked without this login from then on; add it again to come back.',
    es: 'Desde entonces se pregunta sin este acceso; añádelo de nuevo para volver.',
  },
  emptyTitle: { en: 'No registries yet', es: 'Todavía no hay registros' },
  emptyHint: {
    en: 'Registries of running images stand here by themselves, with what they allow and why one does not answer.',
    es: 'Los registros de las imágenes en marcha aparecen solos, con lo que permiten y por qué no responden.',
  },
});
