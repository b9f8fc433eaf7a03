import { z } from 'zod';

export const queryField = z
  .string()
  .trim()
  .max(10_000)
  .optional()
  .meta({
    title: 'Query',
    multiline: 3,
    placeholder: 'SELECT count(*) FROM jobs WHERE failed',
    help: 'Asked in a transaction that only reads. Give NEXUS a user that may do nothing else. Empty: SELECT 1.',
    es: {
      title: 'Consulta',
      help: 'Se hace en una transacción de solo lectura. Da a NEXUS un usuario que no pueda hacer nada más. Vacío: SELECT 1.',
    },
  });
