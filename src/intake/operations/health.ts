import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Gauge, Registry } from 'prom-client';
import { bindingLimit, type CaseRow } from '../../casework/case-row.ts';

/** What is asked of the running bot. */
export type Vitals = {
  /** What is wrong, one sentence each; empty when all is well. */
  problems: readonly string[];
  /** Files set aside because they could not be read. */
  damaged: readonly string[];
  chatConnected: boolean;
  /** Cases whose messages still wait to go out. */
  waitingMessages: number;
};

type HealthSettings = { vitals(): Vitals; rows(): Iterable<CaseRow>; now(): number };

const NANOSECONDS = 1e9;

/** `/healthz` for whoever watches the machine, `/metrics` for Prometheus. Neither names a case or a citizen. */
export const healthPages = (app: FastifyInstance, { vitals, rows, now }: HealthSettings): void => {
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  app.addHook('onClose', async () => {
    loop.disable();
  });

  app.get('/healthz', (_request, reply) => {
    const { problems, damaged, chatConnected, waitingMessages } = vitals();
    const well = problems.length === 0;
    return reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: well ? 'ok' : 'degraded', chatConnected, waitingMessages, problems, damaged });
  });

  const registry = new Registry();
  const gauge = (name: string, help: string, read: (gauge: Gauge<'desk'>) => void, labelNames: 'desk'[] = []) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect: function collect() {
        read(this);
      },
    });
  const perDesk = (gauge: Gauge<'desk'>, counts: (row: CaseRow) => boolean): void => {
    gauge.reset();
    for (const row of rows()) if (counts(row)) gauge.inc({ desk: row.desk });
  };
  const isLate = ({ clocks, status }: CaseRow): boolean => {
    const due = bindingLimit(clocks);
    return status === 'open' && due !== undefined && Date.parse(due.dueAt) < now();
  };
  gauge('tuntas_open_cases', 'Open and waiting cases.', (it) => perDesk(it, () => true), ['desk']);
  gauge('tuntas_late_cases', 'Open cases past their binding limit.', (it) => perDesk(it, isLate), ['desk']);
  gauge('tuntas_waiting_messages', 'Cases whose messages still wait to go out.', (it) =>
    it.set(vitals().waitingMessages),
  );
  gauge('tuntas_damaged_files', 'Case files set aside because they could not be read.', (it) =>
    it.set(vitals().damaged.length),
  );
  gauge('tuntas_chat_connected', 'One when the chat is connected.', (it) => it.set(vitals().chatConnected ? 1 : 0));
  gauge('tuntas_event_loop_p99_seconds', 'Event-loop delay since the last scrape.', (it) => {
    it.set(loop.percentile(99) / NANOSECONDS);
    loop.reset();
  });

  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
};
