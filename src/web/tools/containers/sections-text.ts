import { defineMessages } from '../../i18n/message.ts';

export const sectionsText = defineMessages({
  sections: { en: 'Sections of Containers', es: 'Secciones de Contenedores' },
  containers: { en: 'Containers', es: 'Contenedores' },
  stacks: 'Stacks',
  images: { en: 'Images', es: 'Imágenes' },
  networks: { en: 'Networks', es: 'Redes' },
  volumes: { en: 'Volumes', es: 'Volúmenes' },
  history: { en: 'History', es: 'Historial' },
});
