import { z } from 'zod';
import { procedureSchema } from '../domain/procedure.ts';

/** The JSON Schema of procedure files, for editors (`data/procedures/procedure.schema.json`). */
export const procedureJsonSchema = (): object => ({
  ...z.toJSONSchema(procedureSchema, { io: 'input' }),
  title: 'Tuntas procedure',
  description: "One office's complaint SOP: its roles, rows, tasks and presses.",
});
