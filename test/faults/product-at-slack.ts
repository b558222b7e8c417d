import { join } from 'node:path';
import { channels } from '../journeys/journey-office.ts';
import { Crew } from '../support/crew.ts';
import { type Shown, shownIn, slackElsewhere, slackEnvironment } from '../support/elsewhere-slack.ts';
import { Journey } from '../support/journey.ts';
import { type OfficeShape, officeFile, sampleOffice } from '../support/office-file.ts';
import { type Product, startProduct } from '../support/product.ts';
import { recordSlack, type SlackRecorder } from '../support/slack-recorder.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { DeskId } from '../support/test-office.ts';

/** The product with a Slack in another process, which can be told to fail. */
export type ProductAtSlack = {
  slack: SlackServer;
  recorder: SlackRecorder;
  crew: Crew;
  /** The product of this moment. */
  product(): Product;
  /** Starts the product, again when it was stopped or killed: on the same record. */
  start(): Promise<Product>;
  complain(desk: DeskId, subject?: string): Promise<Journey>;
  /** Deliveries of a case that stand in its channel, once there are `count`. */
  shown(journey: Journey, count: number, limitMs?: number): Promise<Shown[]>;
  close(): Promise<void>;
};

const POLL_MS = 100;

const within = async <T>(limitMs: number, look: () => Promise<T>, fits: (seen: T) => boolean): Promise<T> => {
  const until = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (performance.now() > until)
      throw new Error(`not within ${limitMs} ms; at last: ${JSON.stringify(seen).slice(0, 1500)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/** Waits until the product's health is as wanted. */
export const untilHealth = (
  product: Product,
  fits: (health: Awaited<ReturnType<Product['health']>>) => boolean,
  limitMs = 15_000,
): Promise<Awaited<ReturnType<Product['health']>>> => within(limitMs, product.health, fits);

/** Opens both, connected. `dataDir`: a record that is not the test's own to remove. */
export const openProductAtSlack = async (
  options: { change?: (office: OfficeShape) => void; dataDir?: string } = {},
): Promise<ProductAtSlack> => {
  const config = tempFolder();
  const own = options.dataDir === undefined ? tempFolder() : undefined;
  const dataDir = options.dataDir ?? own?.path ?? '';
  const office = sampleOffice();
  options.change?.(office);
  officeFile(config.path, options.change);
  const slack = await slackElsewhere(office);
  const recorder = await recordSlack(slack);
  const crew = new Crew(slack.url);
  const env = {
    TUNTAS_CONFIG: join(config.path, 'tuntas.yaml'),
    ...slackEnvironment({ ...slack, apiUrl: recorder.apiUrl }),
  };
  let product: Product | undefined;
  const running = (): Product => {
    if (!product) throw new Error('the product was not started');
    return product;
  };
  return {
    slack,
    recorder,
    crew,
    product: running,
    async start() {
      product = await startProduct({ dataDir, env });
      return product;
    },
    async complain(desk, subject = 'KTP-el belum dicetak') {
      const received = await running().post(desk, {
        channel: 'whatsapp',
        kind: 'complaint',
        subject,
        body: 'Mohon kepastian.',
        complainant: { name: 'Wahyu' },
      });
      return new Journey({
        hands: crew,
        product: { dataDir, stderr: () => running().stderr() },
        desk,
        channel: channels[desk],
        received,
      });
    },
    shown: (journey, count, limitMs = 20_000) =>
      within(
        limitMs,
        async () => (await shownIn(slack, channels[journey.desk])).filter(({ caseId }) => caseId === journey.caseId),
        (shown) => shown.length >= count,
      ),
    async close() {
      crew.leave();
      await product?.dispose();
      await recorder.close();
      await slack.stop();
      own?.remove();
      config.remove();
    },
  };
};
