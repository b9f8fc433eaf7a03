/** Why settings of a registry are not taken. */
export const refusals = {
  noKind: (kind: string) => ({
    en: `There is no kind of registry called ${kind.slice(0, 64)}.`,
    es: `No hay ningún tipo de registro llamado ${kind.slice(0, 64)}.`,
  }),
  keepsKind: {
    en: 'A registry keeps its kind. Remove it and add another one.',
    es: 'Un registro conserva su tipo. Quítalo y añade otro.',
  },
  settings: { en: 'Some settings are missing or not right.', es: 'Faltan ajustes o alguno no es correcto.' },
  ofKind: (domain: string, title: string) => ({
    en: `${domain} is of the kind ${title}. Choose that one.`,
    es: `${domain} es del tipo ${title}. Elige ese.`,
  }),
  taken: (domain: string) => ({
    en: `There are settings for ${domain} already. Change those.`,
    es: `Ya hay ajustes para ${domain}. Cambia esos.`,
  }),
  noUsername: {
    en: 'A password alone is no login. Write the user name too.',
    es: 'Una contraseña sola no es un inicio de sesión. Escribe también el nombre de usuario.',
  },
  noPassword: {
    en: 'A user name alone is no login. Write the password or token too.',
    es: 'Un nombre de usuario solo no es un inicio de sesión. Escribe también la contraseña o el token.',
  },
  passwordAgain: {
    en: 'The password was written for another registry. Write it again.',
    es: 'La contraseña se escribió para otro registro. Escríbela de nuevo.',
  },
  noImage: (image: string) => ({
    en: `${image.slice(0, 100)} is no image of this registry.`,
    es: `${image.slice(0, 100)} no es una imagen de este registro.`,
  }),
} as const;
