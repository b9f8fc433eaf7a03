import { defineMessages } from './message.ts';

/** The words of charts. */
export const chartText = defineMessages({
  showAll: { en: 'Show all', es: 'Ver todo' },
  noData: { en: 'No measurements in this time', es: 'Sin mediciones en este tiempo' },
  gap: { en: 'no measurement', es: 'sin medición' },
  summary: {
    en: '{name}: now {last}, lowest {lowest}, highest {highest}',
    es: '{name}: ahora {last}, mínimo {lowest}, máximo {highest}',
  },
  nothing: { en: '{name}: no measurements', es: '{name}: sin mediciones' },
  marks: { en: 'Events', es: 'Sucesos' },
});
