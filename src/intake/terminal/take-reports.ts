import type { FastifyInstance } from 'fastify';
import { isStoreFailure, type Office } from '../../casework/ports.ts';
import { sourceReportSchema, takeReport } from '../../casework/take-report.ts';

/** One report, its longest text written in escapes. */
const BODY_LIMIT = 1_048_576;

type Guard = NonNullable<Parameters<FastifyInstance['post']>[1]>['onRequest'];

/**
 * `POST /terminal/desks/<desk>/reports`: one report of another system, from an import that runs beside the bot. 200 only
 * after it is durable; the same again changes nothing.
 */
export const mountReportDoor = (app: FastifyInstance, office: Office, guard: NonNullable<Guard>): void => {
  app.post<{ Params: { desk: string } }>(
    '/terminal/desks/:desk/reports',
    { onRequest: guard, bodyLimit: BODY_LIMIT },
    async ({ params, body }, reply) => {
      const desk = office.desks.get(params.desk);
      const report = sourceReportSchema.safeParse(body);
      if (!desk) return reply.code(404).send({ error: 'There is no desk of this name.' });
      if (!report.success) return reply.code(422).send({ error: 'The report cannot be read.' });
      try {
        return await takeReport(office, desk, report.data);
      } catch (error) {
        if (!isStoreFailure(error)) throw error;
        return reply.code(503).send({ error: error.message });
      }
    },
  );
};
