import type { ServiceImagePlan } from '#contracts/containers/service-image.ts';
import type { ImageRefusal } from '#library/compose/image-refusal.ts';

/** What else can be in the way of another image in the files of a stack, beside what the texts themselves say. */
export type ServiceImageObstacle =
  | ImageRefusal['code']
  | 'no-files'
  | 'file-missing'
  | 'not-mounted'
  | 'not-readable'
  | 'not-writable'
  | 'no-compose'
  | 'compose-refuses'
  | 'not-active'
  | 'wrong-image'
  | 'touches-others'
  | 'not-ours'
  | 'changed-meanwhile';

/** `{name}` stands for one of the values. */
const words: Readonly<Record<ServiceImageObstacle, { readonly en: string; readonly es: string }>> = {
  'not-an-image': {
    en: '{image} is no name of an image.',
    es: '{image} no es el nombre de una imagen.',
  },
  'no-service': {
    en: 'The files of the stack have no service {service}.',
    es: 'Los ficheros del stack no tienen ningún servicio {service}.',
  },
  built: {
    en: '{service} is built from a Dockerfile. Change that, and deploy with a build.',
    es: '{service} se construye a partir de un Dockerfile. Cámbialo y despliega construyendo.',
  },
  'no-image': {
    en: 'The files name no image for {service}.',
    es: 'Los ficheros no nombran ninguna imagen para {service}.',
  },
  extended: {
    en: '{service} has its image from {base}, which it extends and others may too. Write "image:" into {service} itself.',
    es: '{service} toma su imagen de {base}, que extiende, y otros también podrían hacerlo. Escribe «image:» en el propio {service}.',
  },
  included: {
    en: '{service} comes from {path}, which this stack includes and others may too. Change it there by hand.',
    es: '{service} viene de {path}, que este stack incluye, y otros también podrían hacerlo. Cámbialo allí a mano.',
  },
  'odd-text': {
    en: 'The image in {path} is written in a way that is not edited here. Write it on one line, without escapes.',
    es: 'La imagen en {path} está escrita de una forma que aquí no se edita. Escríbela en una línea, sin escapes.',
  },
  'odd-variable': {
    en: 'The image is {text}: variables inside a default are not edited here. Change it by hand.',
    es: 'La imagen es {text}: aquí no se editan variables dentro de un valor por defecto. Cámbiala a mano.',
  },
  'does-not-fit': {
    en: 'The image is {text}; no single part of it can be changed so that it becomes {image}. Change it by hand.',
    es: 'La imagen es {text}; ningún cambio de una sola parte la convierte en {image}. Cámbiala a mano.',
  },
  shared: {
    en: '{others} has the same words, by an anchor or by extending {service}, and would change too. Give {service} an image of its own.',
    es: '{others} usa las mismas palabras, por un ancla o porque extiende {service}, y cambiaría también. Dale a {service} una imagen propia.',
  },
  'variable-unset': {
    en: 'The variable {variable} has no value in the files; it may come from the shell of whoever deploys. Set it in the .env file.',
    es: 'La variable {variable} no tiene valor en los ficheros; quizá venga de la terminal de quien despliega. Defínela en el fichero .env.',
  },
  'variable-given': {
    en: 'The variable {variable} comes from the environment, not from a file. Use another one.',
    es: 'La variable {variable} viene del entorno, no de un fichero. Usa otra.',
  },
  'variable-replaces': {
    en: 'The variable {variable} only switches a part of the image on. Change it by hand.',
    es: 'La variable {variable} solo activa una parte de la imagen. Cámbiala a mano.',
  },
  'variable-composed': {
    en: 'In {path}, {variable} is made of other variables. Change it by hand.',
    es: 'En {path}, {variable} se compone de otras variables. Cámbiala a mano.',
  },
  'variable-shared': {
    en: '{variable} is also used in {places}, which would change too. Give this service a variable of its own, or change it by hand.',
    es: '{variable} también se usa en {places}, que cambiaría también. Dale a este servicio una variable propia, o cámbiala a mano.',
  },
  'variable-in-containers': {
    en: 'Containers are given all of {path}, so a new {variable} would change them too. Move it to an env file of its own.',
    es: 'Hay contenedores que reciben todo {path}, así que un nuevo {variable} los cambiaría también. Muévela a un fichero aparte.',
  },
  'no-files': {
    en: 'No label says where the files of {stack} are; it may have been started from a pipe.',
    es: 'Ninguna etiqueta dice dónde están los ficheros de {stack}; quizá se inició desde una tubería.',
  },
  'file-missing': { en: '{path} does not exist.', es: '{path} no existe.' },
  'not-mounted': {
    en: 'NEXUS runs in a container, and {folder} is not mounted into it. Mount it at the same place: -v {folder}:{folder}',
    es: 'NEXUS se ejecuta en un contenedor, y {folder} no está montado en él. Móntalo en la misma ruta: -v {folder}:{folder}',
  },
  'not-readable': {
    en: 'NEXUS cannot read {path}. Let the account that it runs as read the file.',
    es: 'NEXUS no puede leer {path}. Permite que lo lea la cuenta con la que se ejecuta.',
  },
  'not-writable': {
    en: 'NEXUS may not write {path}. Give its folder to the account that NEXUS runs as, and do not mount it read-only.',
    es: 'NEXUS no puede escribir {path}. Da su carpeta a la cuenta con la que se ejecuta NEXUS y no la montes en solo lectura.',
  },
  'no-compose': {
    en: 'Docker Compose cannot be asked what the change would do.',
    es: 'No se puede preguntar a Docker Compose qué haría el cambio.',
  },
  'compose-refuses': {
    en: 'Docker Compose does not accept the files: {text}',
    es: 'Docker Compose no acepta los ficheros: {text}',
  },
  'not-active': {
    en: '{service} belongs to a profile that is not in use.',
    es: '{service} pertenece a un perfil que no está en uso.',
  },
  'wrong-image': {
    en: 'With the change, Docker Compose would take {image} for {service}. Change it by hand.',
    es: 'Con el cambio, Docker Compose usaría {image} para {service}. Cámbialo a mano.',
  },
  'touches-others': {
    en: 'The change would also touch {others}. Give {service} an image of its own.',
    es: 'El cambio afectaría también a {others}. Dale a {service} una imagen propia.',
  },
  'not-ours': {
    en: 'NEXUS does not look after {stack} yet, so it leaves its files alone. Adopt it first; that restarts nothing.',
    es: 'NEXUS aún no se ocupa de {stack}, así que no toca sus ficheros. Adóptalo primero; eso no reinicia nada.',
  },
  'changed-meanwhile': {
    en: '{path} was changed by somebody else meanwhile. Nothing was written; look at it again.',
    es: 'Alguien cambió {path} entretanto. No se ha escrito nada; vuelve a mirarlo.',
  },
};

export type ServiceImageProblem = NonNullable<ServiceImagePlan['problem']>;

export function problemOf(
  code: ServiceImageObstacle,
  values: Readonly<Record<string, string>>,
): ServiceImageProblem {
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return { en: filled(words[code].en), es: filled(words[code].es) };
}
