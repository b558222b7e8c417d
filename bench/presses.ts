/**
 * How long a press waits for its acknowledgement: the product and a Slack-protocol server in processes of their own,
 * real Bolt app, real Socket Mode, every press durable before the ack. First 1,000 presses at once on 1,000 cases, then a
 * steady 200 a second on as many, while card updates and thread entries wait their turn in the outbox.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { slackElsewhere, slackEnvironment } from '../test/support/elsewhere-slack.ts';
import { officeFile, sampleOffice } from '../test/support/office-file.ts';
import { type Product, startProduct } from '../test/support/product.ts';
import { tempFolder } from '../test/support/temp-folder.ts';

const CASES = 1_000;
const STEADY_PER_SECOND = 200;
/** Presses before the first that counts: an office's bot runs all day, the compiler has seen a press before. */
const WARMING = 400;
const MEGABYTE = 1024 * 1024;

/** Slack gives up after 3 s; the targets leave it half of that in a burst and a twentieth in an ordinary minute. */
const TARGETS = { burstP99: 1_500, steadyP99: 50, memory: 200 * MEGABYTE };

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const folder = tempFolder();
// Slack's own pace for messages: a server without it would have the outbox race the presses for the processor.
const slack = await slackElsewhere(sampleOffice(), { rateLimits: 'slack' });
const product = await startProduct({ env: { TUNTAS_CONFIG: officeFile(folder.path), ...slackEnvironment(slack) } });

/** Opens the cases over HTTP, sixteen at a time. */
const openCases = async (house: Product, count: number): Promise<string[]> => {
  const ids: string[] = [];
  const complaint = {
    channel: 'email',
    kind: 'complaint',
    subject: 'KTP belum dicetak',
    body: 'Sudah tiga bulan. '.repeat(30),
    complainant: { name: 'Wahyu' },
  };
  const open = async (): Promise<void> => {
    for (let left = count / 16; left > 0; left -= 1) ids.push((await house.post('bantul', complaint)).caseId);
  };
  await Promise.all(Array.from({ length: 16 }, open));
  return ids.slice(0, count);
};

let presses = 0;
const channel = 'C0BANTUL';

/** Kept open and lean: what the presser costs, the product does not get. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

const post = (path: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-workspace-page': '1' };
    const call = request(`${slack.url}${path}`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    });
    call.on('error', reject);
    call.end(body);
  });

/** A press on a message that stands for the case's card, as Slack's client sends it. @returns ms until the ack */
const press = async (caseId: string, messageTs: string, turn: number, action: string): Promise<number> => {
  const body = JSON.stringify({
    as: 'U0SITI',
    source: { channel, messageTs },
    blockId: `bench-${(presses += 1)}`,
    action: { type: 'button', action_id: `act:${action}`, value: `${caseId}:${turn}` },
  });
  const began = performance.now();
  const answer = await post('/page/press', body);
  if (!answer.startsWith('{"ok":true')) throw new Error(`${caseId}: ${answer}`);
  return performance.now() - began;
};

/** Presses on as many cases, one after another at the steady pace, whatever became of the one before. @returns ms each */
const atPace = (caseIds: readonly string[], card: string): Promise<number[]> =>
  Promise.all(
    caseIds.map(async (caseId, place) => {
      await new Promise((resolve) => setTimeout(resolve, (place * 1_000) / STEADY_PER_SECOND));
      return press(caseId, card, 1, 'accept');
    }),
  );

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

const firstCard = async (): Promise<string> => {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const response = await fetch(`${slack.url}/page/messages?as=U0SITI&channel=${channel}`);
    const [message] = ((await response.json()) as { messages: { ts: string }[] }).messages;
    if (message) return message.ts;
  }
  throw new Error('no card was posted in ten seconds');
};

const print = (what: string, value: number, target: number, unit: string): boolean => {
  const well = value <= target;
  console.log(`${what}: ${value.toFixed(0)} ${unit} (target ${target.toFixed(0)}) ${well ? 'ok' : 'MISSED'}`);
  return well;
};

try {
  const warming = await openCases(product, WARMING);
  const burst = await openCases(product, CASES);
  const steady = await openCases(product, CASES);
  const card = await firstCard();

  await atPace(warming, card);
  const waits = await Promise.all(burst.map((caseId) => press(caseId, card, 1, 'accept')));
  const owed = (await product.health()).waitingMessages;

  const began = performance.now();
  const calm = await atPace(steady, card);
  const seconds = (performance.now() - began) / 1000;

  console.log(
    `${CASES} presses at once: p50 ${percentile(waits, 0.5).toFixed(0)} ms, last ${Math.max(...waits).toFixed(0)} ms; ${owed} cases with messages waiting`,
  );
  console.log(`${CASES} presses at ${(CASES / seconds).toFixed(0)}/s: p50 ${percentile(calm, 0.5).toFixed(1)} ms`);
  const well = [
    print('burst p99', percentile(waits, 0.99), TARGETS.burstP99, 'ms'),
    print('steady p99', percentile(calm, 0.99), TARGETS.steadyP99, 'ms'),
    print('resident memory', residentBytes(product.pid) / MEGABYTE, TARGETS.memory / MEGABYTE, 'MB'),
  ];
  process.exitCode = well.every(Boolean) ? 0 : 1;
} finally {
  agent.destroy();
  await product.dispose();
  await slack.stop();
  folder.remove();
}
