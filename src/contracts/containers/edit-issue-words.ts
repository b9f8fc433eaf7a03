/** What is said about an entry that would not work. The key is the `code` of the issue; `{name}` stands for one of its `values`. */
export const editIssueWords = {
  'not-json': {
    en: 'This is not valid JSON: {reason}',
    es: 'Esto no es JSON válido: {reason}',
  },
  'wrong-shape': {
    en: '{field} does not have the form that the engine expects: {reason}',
    es: '{field} no tiene la forma que el motor espera: {reason}',
  },
  'name-missing': { en: 'A container needs a name.', es: 'Un contenedor necesita un nombre.' },
  'name-form': {
    en: 'Two characters or more: letters, digits, _ . and -, beginning with a letter or digit.',
    es: 'Dos caracteres o más: letras, cifras, _ . y -, y el primero una letra o cifra.',
  },
  'name-taken': {
    en: 'Another container is called {name}. Choose another name.',
    es: 'Otro contenedor se llama {name}. Elige otro nombre.',
  },
  'image-missing': { en: 'Which image shall it run?', es: '¿Qué imagen debe ejecutar?' },
  'image-form': {
    en: 'An image is named like nginx:1.27 or ghcr.io/owner/name:tag, without capitals before the tag.',
    es: 'Una imagen se nombra como nginx:1.27 o ghcr.io/owner/name:tag, sin mayúsculas antes de la etiqueta.',
  },
  'path-relative': {
    en: 'A full path, beginning with /.',
    es: 'Una ruta completa, que empiece por /.',
  },
  'hostname-form': {
    en: 'Letters, digits, dots and hyphens, at most 63 characters between dots.',
    es: 'Letras, cifras, puntos y guiones, como mucho 63 caracteres entre puntos.',
  },
  'shares-network': {
    en: 'It uses the network of {container}, so this is set there.',
    es: 'Usa la red de {container}, así que esto se define allí.',
  },
  'host-network-ports': {
    en: 'On the network of the host nothing is published: the program itself listens on the host.',
    es: 'En la red del host no se publica nada: el propio programa escucha en el host.',
  },
  'variable-name': {
    en: 'A variable needs a name without =.',
    es: 'Una variable necesita un nombre sin =.',
  },
  'listed-twice': { en: '{name} is listed twice.', es: '{name} aparece dos veces.' },
  'nothing-to-keep': {
    en: '{name} has no value yet that could be kept. Type one.',
    es: '{name} aún no tiene un valor que conservar. Escribe uno.',
  },
  'no-null-character': {
    en: 'The engine takes no null character.',
    es: 'El motor no admite el carácter nulo.',
  },
  'port-range': {
    en: 'A port is a number from 1 to 65535.',
    es: 'Un puerto es un número del 1 al 65535.',
  },
  'host-port-form': {
    en: 'A port from 1 to 65535, a range such as 8000-8010, or nothing for any free port.',
    es: 'Un puerto del 1 al 65535, un rango como 8000-8010, o nada para cualquier puerto libre.',
  },
  'address-form': { en: 'This is not an IP address.', es: 'Esto no es una dirección IP.' },
  'ipv4-form': { en: 'An IPv4 address, such as 172.20.0.5.', es: 'Una dirección IPv4, como 172.20.0.5.' },
  'ipv6-form': { en: 'An IPv6 address, such as fd00::5.', es: 'Una dirección IPv6, como fd00::5.' },
  'port-listed-twice': {
    en: 'Port {port} of the host is published twice here.',
    es: 'El puerto {port} del host se publica aquí dos veces.',
  },
  'port-taken': {
    en: 'Port {port} is already used by {container}. Free it or choose another port.',
    es: 'El puerto {port} ya lo usa {container}. Libéralo o elige otro puerto.',
  },
  'port-taken-unseen': {
    en: 'Port {port} is already used by another container. Choose another port.',
    es: 'El puerto {port} ya lo usa otro contenedor. Elige otro puerto.',
  },
  'target-root': {
    en: 'Nothing can be mounted over the root of the container.',
    es: 'No se puede montar nada sobre la raíz del contenedor.',
  },
  'target-twice': {
    en: 'Something else is mounted at {target} already.',
    es: 'Ya hay otra cosa montada en {target}.',
  },
  'bind-relative': {
    en: 'A folder of the host is given with its full path, such as /srv/media. Relative paths work in compose files only.',
    es: 'Una carpeta del host se indica con su ruta completa, como /srv/media. Las rutas relativas solo valen en ficheros de compose.',
  },
  'volume-form': {
    en: 'A volume is named with letters, digits, _ . and -, two characters or more.',
    es: 'Un volumen se nombra con letras, cifras, _ . y -, dos caracteres o más.',
  },
  'mount-kind': {
    en: 'A mount of this kind is made as JSON.',
    es: 'Un montaje de este tipo se hace como JSON.',
  },
  'network-missing': {
    en: 'Choose a network, or none at all above.',
    es: 'Elige una red, o ninguna más arriba.',
  },
  'network-unknown': {
    en: 'There is no network {network} on this host. Create it first.',
    es: 'En este host no hay ninguna red {network}. Créala primero.',
  },
  'network-special': {
    en: '{network} is chosen above: it cannot be joined beside other networks.',
    es: '{network} se elige más arriba: no admite otras redes a su lado.',
  },
  'default-bridge': {
    en: 'The default bridge knows no names and no fixed addresses. Use a network of your own for that.',
    es: 'La red bridge por defecto no conoce nombres ni direcciones fijas. Usa para eso una red propia.',
  },
  'no-own-subnet': {
    en: 'A fixed address needs a network that was created with a subnet. {network} was not.',
    es: 'Una dirección fija necesita una red creada con una subred. {network} no lo fue.',
  },
  'outside-subnet': {
    en: '{address} is not in {subnet}, the subnet of {network}.',
    es: '{address} no está en {subnet}, la subred de {network}.',
  },
  'alias-form': {
    en: 'A name without spaces or commas.',
    es: 'Un nombre sin espacios ni comas.',
  },
  'container-unknown': {
    en: 'There is no container {container} on this host.',
    es: 'En este host no hay ningún contenedor {container}.',
  },
  'own-network': {
    en: 'A container cannot use its own network.',
    es: 'Un contenedor no puede usar su propia red.',
  },
  'label-name': { en: 'A label needs a name.', es: 'Una etiqueta necesita un nombre.' },
  'memory-small': {
    en: 'The engine takes no less than 6 MiB.',
    es: 'El motor no admite menos de 6 MiB.',
  },
  'swap-without-memory': {
    en: 'Swap is limited together with memory: limit memory too.',
    es: 'La memoria de intercambio se limita junto con la memoria: limita también la memoria.',
  },
  'swap-small': {
    en: 'This counts memory and swap together, so it cannot be less than memory.',
    es: 'Esto suma memoria e intercambio, así que no puede ser menos que la memoria.',
  },
  'reservation-large': {
    en: 'The reservation cannot be more than the limit.',
    es: 'La reserva no puede superar el límite.',
  },
  'cpus-range': {
    en: 'From 0.01 to {cpus}, which is what the host has.',
    es: 'De 0,01 a {cpus}, que es lo que tiene el host.',
  },
  'shares-range': { en: 'From 2 to 262144.', es: 'De 2 a 262144.' },
  'pids-range': { en: 'At least 1.', es: 'Como mínimo 1.' },
  'retries-range': { en: 'Zero or more.', es: 'Cero o más.' },
  'retries-policy': {
    en: 'Tries are counted only with “on failure”.',
    es: 'Los intentos solo se cuentan con «si falla».',
  },
  'auto-remove-restart': {
    en: 'What is removed when it stops cannot be restarted. Choose one of the two.',
    es: 'Lo que se elimina al detenerse no puede reiniciarse. Elige una de las dos cosas.',
  },
  'check-empty': {
    en: 'What shall be run to see whether it is healthy?',
    es: '¿Qué hay que ejecutar para ver si está sano?',
  },
  'time-range': {
    en: 'At least a millisecond, or nothing for the default.',
    es: 'Al menos un milisegundo, o nada para el valor por defecto.',
  },
  'capability-form': {
    en: 'A capability, such as NET_ADMIN, or ALL.',
    es: 'Una capacidad, como NET_ADMIN, o ALL.',
  },
  'permissions-form': {
    en: 'Some of r, w and m: read, write, make nodes.',
    es: 'Algunas de r, w y m: leer, escribir, crear nodos.',
  },
  'extra-host-form': {
    en: 'A name and an address, such as nas:192.168.1.10 or host.docker.internal:host-gateway.',
    es: 'Un nombre y una dirección, como nas:192.168.1.10 o host.docker.internal:host-gateway.',
  },
  'empty-entry': { en: 'This is empty.', es: 'Esto está vacío.' },
} as const satisfies Readonly<Record<string, { readonly en: string; readonly es: string }>>;

export type EditIssueWord = keyof typeof editIssueWords;
