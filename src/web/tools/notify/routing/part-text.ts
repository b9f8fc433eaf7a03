import { defineMessages } from '../../../i18n/message.ts';

/** The words of the lists: receivers, times and rules. */
export const partText = defineMessages({
  receivers: { en: 'Receivers', es: 'Destinatarios' },
  receiversHelp: {
    en: 'A name for one channel or several. Each channel is a receiver by its own name too.',
    es: 'Un nombre para uno o varios canales. Cada canal es además destinatario por su propio nombre.',
  },
  addReceiver: { en: 'New receiver', es: 'Nuevo destinatario' },
  allMarked: {
    en: 'All channels marked to get what no route sends elsewhere: {names}',
    es: 'Todos los canales marcados para recibir lo que ninguna ruta envía a otro sitio: {names}',
  },
  nobody: { en: 'nobody', es: 'nadie' },
  withoutEnd: { en: 'not told when it is over', es: 'sin aviso al terminar' },

  times: { en: 'Times', es: 'Horarios' },
  timesHelp: {
    en: 'Nights, weekends, holidays: a route can be quiet during them, or only tell then.',
    es: 'Noches, fines de semana, vacaciones: una ruta puede callar entonces, o avisar solo entonces.',
  },
  addTimes: { en: 'New times', es: 'Nuevo horario' },
  never: { en: 'never', es: 'nunca' },
  usedBy: {
    en: { one: 'in {count} route', other: 'in {count} routes' },
    es: { one: 'en {count} ruta', other: 'en {count} rutas' },
  },
  unused: { en: 'in no route', es: 'en ninguna ruta' },

  inhibit: { en: 'One alert keeps others quiet', es: 'Una alerta calla a otras' },
  inhibitHelp: {
    en: 'While the first fires, the others are not told. As inhibit_rules in Alertmanager.',
    es: 'Mientras la primera esté activa, no se avisa de las otras. Como inhibit_rules en Alertmanager.',
  },
  addRule: { en: 'New rule', es: 'Nueva regla' },
  inhibitWords: {
    en: 'While {source} fires, {target} is kept quiet',
    es: 'Mientras esté activa {source}, se calla {target}',
  },
  sameLabels: { en: 'with the same {labels}', es: 'con igual {labels}' },

  dependencies: { en: 'What is down explains what is in it', es: 'Lo caído explica lo que contiene' },
  dependenciesHelp: {
    en: 'When a host is down, its containers are too: only the host is told.',
    es: 'Si un host cae, caen sus contenedores: solo se avisa del host.',
  },
  addDependency: { en: 'New dependency', es: 'Nueva dependencia' },
  causeWords: {
    en: 'alerts where {cause} explain others, and {grace} after their end',
    es: 'las alertas donde {cause} explican otras, y {grace} tras su fin',
  },

  noise: { en: 'When an alert counts', es: 'Cuándo cuenta una alerta' },
  noiseHelp: {
    en: 'The first rule whose conditions hold decides. What is wrong only for a moment need not wake anybody.',
    es: 'Decide la primera regla cuyas condiciones se cumplen. Lo que falla un instante no tiene que despertar a nadie.',
  },
  everything: { en: 'Every alert', es: 'Toda alerta' },
  atOnce: { en: 'counts at once', es: 'cuenta al momento' },
  afterReports: {
    en: { one: 'counts after {count} report', other: 'counts after {count} reports' },
    es: { one: 'cuenta tras {count} aviso', other: 'cuenta tras {count} avisos' },
  },
  orAfter: { en: 'or after {time}', es: 'o tras {time}' },
  overAtOnce: { en: 'is over at once', es: 'termina al momento' },
  overAfter: { en: 'is over once well for {time}', es: 'termina tras {time} bien' },
  flaps: {
    en: 'flaps from {start} % of changes until below {stop} %',
    es: 'oscila desde {start} % de cambios hasta bajar de {stop} %',
  },
  noFlaps: { en: 'flapping is not noticed', es: 'no se nota si oscila' },

  written: { en: 'As Alertmanager writes it', es: 'Como lo escribe Alertmanager' },
  writtenHelp: {
    en: 'The channels of receivers, dependencies and noise have no words there and are left out.',
    es: 'Los canales de los destinatarios, las dependencias y el ruido no existen allí y se omiten.',
  },
  download: { en: 'Download', es: 'Descargar' },
  importYaml: { en: 'Read an alertmanager.yml…', es: 'Leer un alertmanager.yml…' },
  importTitle: { en: 'Read an alertmanager.yml', es: 'Leer un alertmanager.yml' },
  importHelp: {
    en: 'Its route, receivers, inhibit rules and time intervals replace those here; nothing is saved yet. What it does not know stays.',
    es: 'Su route, receivers, inhibit_rules y time_intervals sustituyen a los de aquí; aún no se guarda nada. Lo que no conoce se queda.',
  },
  readIt: { en: 'Read it', es: 'Leerlo' },
  useIt: { en: 'Use it', es: 'Usarlo' },
  chooseFile: { en: 'Choose a file', es: 'Elegir un archivo' },
  readProblems: { en: 'This stands in the way', es: 'Esto lo impide' },
  readNotes: { en: 'Good to know', es: 'Conviene saber' },
  readFine: { en: 'It can be used as it is.', es: 'Puede usarse tal cual.' },
});
