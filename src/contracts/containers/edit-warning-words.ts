/** What is said about a consequence of an edit. The key is the `code` of the warning; `{name}` stands for one of its `values`. */
export const editWarningWords = {
  'stack-undoes': {
    en: 'It belongs to the stack {stack}. The next deploy of the stack undoes this; to keep it, change the compose file.',
    es: 'Pertenece al stack {stack}. El próximo despliegue del stack lo deshará; para conservarlo, cambia el fichero de compose.',
  },
  'rename-dns': {
    en: 'Others on its networks find it as {name} from now on, no longer as {before}.',
    es: 'Los demás en sus redes la encontrarán como {name}, ya no como {before}.',
  },
  'leaves-network': {
    en: 'Open connections over the network {network} are cut.',
    es: 'Las conexiones abiertas por la red {network} se cortan.',
  },
  'unnamed-volume': {
    en: 'The image keeps data at {target}. Give it a volume with a name, or the data is hard to find again once the container is removed.',
    es: 'La imagen guarda datos en {target}. Dale un volumen con nombre, o será difícil encontrarlos cuando se elimine el contenedor.',
  },
  'shared-mount': {
    en: '{source} is used by {container} too. Both write to the same files.',
    es: '{source} lo usa también {container}. Las dos escriben en los mismos ficheros.',
  },
} as const satisfies Readonly<Record<string, { readonly en: string; readonly es: string }>>;

export type EditWarningWord = keyof typeof editWarningWords;
