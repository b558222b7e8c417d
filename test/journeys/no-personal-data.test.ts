import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PageMessage } from '../../src/workspace/page-api.ts';
import { sampleComplaints } from '../fixtures/complaints.ts';
import { Crew, isCardOf } from '../support/crew.ts';
import { slackElsewhere, slackEnvironment } from '../support/elsewhere-slack.ts';
import { officeFile, sampleOffice } from '../support/office-file.ts';
import { type Product, type Received, startProduct } from '../support/product.ts';
import { recordSlack, type Said, type SlackRecorder } from '../support/slack-recorder.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { DeskId } from '../support/test-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';
import { channels } from './journey-office.ts';
import { secretsIn, textsIn, withoutDisguise } from './personal-data-oracle.ts';

const deskOf: Readonly<Record<string, DeskId>> = {
  bantul: 'bantul',
  kulonprogo: 'kulon-progo',
  palangkaraya: 'palangka-raya',
  brebes: 'brebes',
  umum: 'brebes',
};
const desks = Object.keys(channels) as DeskId[];
const reader = { bantul: 'U0SITI', 'kulon-progo': 'U0DEWI', 'palangka-raya': 'U0MELATI', brebes: 'U0WULAN' } as const;

/** The numbers of a citizen as a form would carry them, invented like those in the lines. */
const complainant = {
  name: 'Sulastri 9901 0101 0715 0012',
  nik: '9903070758092003',
  kk: '9903070107650002',
  phone: '+62 840-0000-0177',
  email: 'Sulastri.Dewi@example.com',
  address: 'Banjarharja, HP 0840 0000 0199',
};

const folder = tempFolder();
const config = tempFolder();
let crew: Crew;
let slack: SlackServer;
let recorder: SlackRecorder;
let product: Product;
const answers: { id: string; status: number; caseId?: string; desk: DeskId; text: string }[] = [];

/** What nobody should copy into a note or an answer, and somebody will. */
const copied = `Hubungi ${complainant.phone}, NIK ${complainant.nik}, ${complainant.email}`;

/** Every dialog that shows a case; and a comment in which an official copies what he should not. */
const lookAt = async (someone: WorkspacePerson, card: PageMessage): Promise<void> => {
  await someone.pressShown(card, 'ui:full-text');
  await someone.closeView((await someone.openView()).id);
  await someone.pressShown(card, 'act:comment');
  await someone.submit((await someone.openView()).id, { note: copied });
};

/** All cases of a desk, then the commands and the home of somebody there. */
const readDesk = async (desk: DeskId): Promise<void> => {
  const someone = crew.who(reader[desk]);
  const channel = channels[desk];
  for (const { caseId = '', status } of answers.filter((answer) => answer.desk === desk)) {
    if (status !== 201) continue;
    const fits = (message: PageMessage): boolean => isCardOf(message, caseId);
    const card = await someone.waitForMessage(channel, fits, { limitMs: 30_000 });
    await lookAt(someone, card);
    if (desk !== 'brebes') continue;
    await someone.pressShown(card, 'act:answer');
    await someone.submit((await someone.openView()).id, { answer: copied });
  }
  for (const words of ['cari KTP', 'cari 0840', `cari ${complainant.nik}`, 'status 0001/PGD/XI/2026']) {
    await someone.command(channel, '/aduan', words);
  }
  await someone.home();
};

describe('given every sample complaint, realistic and hostile, sent to the running product', () => {
  beforeAll(async () => {
    slack = await slackElsewhere(sampleOffice());
    recorder = await recordSlack(slack);
    officeFile(config.path);
    const env = {
      TUNTAS_CONFIG: join(config.path, 'tuntas.yaml'),
      ...slackEnvironment({ ...slack, apiUrl: recorder.apiUrl }),
    };
    product = await startProduct({ dataDir: folder.path, env });
    for (const { id, channel, kind, subject, body, receivedAt, office } of sampleComplaints()) {
      const desk = deskOf[office] ?? 'brebes';
      const response = await product.send(desk, {
        channel,
        kind,
        subject,
        body,
        receivedAt,
        externalId: id,
        complainant,
      });
      const text = await response.text();
      answers.push({
        id,
        status: response.status,
        desk,
        text,
        ...(response.ok ? { caseId: (JSON.parse(text) as Received).caseId } : {}),
      });
    }
    crew = new Crew(slack.url);
    for (const desk of desks) await readDesk(desk);
    await vi.waitUntil(async () => (await product.health()).waitingMessages === 0, { timeout: 30_000, interval: 50 });
  }, 120_000);
  afterAll(async () => {
    crew?.leave();
    await product?.dispose();
    await recorder?.close();
    await slack?.stop();
    folder.remove();
    config.remove();
  });

  it('when they come in, then each is a case, and only the one without a word is sent back with a reason', () => {
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ id, status }) => ({ id, status }))).toEqual([{ id: 'C076', status: 422 }]);
    expect(refused[0]?.text).toContain('write what the complaint is about');
  });

  it('when cards, threads, dialogs, search and home have been shown, then no NIK, KK, phone or e-mail left for Slack in any disguise', () => {
    const secrets = new Set([
      ...sampleComplaints().flatMap(({ subject, body }) => secretsIn(`${subject}\n${body}`)),
      ...Object.values(complainant).flatMap(secretsIn),
    ]);
    expect(secrets.size).toBeGreaterThan(30);
    const ways = ['chat.postMessage', 'chat.update', 'views.open', 'views.publish', 'acknowledgement'];
    const used = new Set(recorder.said.map(({ method }) => method));
    expect(ways.filter((way) => !used.has(way))).toEqual([]);
    const leaks = recorder.said.flatMap((said) => {
      const plain = withoutDisguise(JSON.stringify(said.args));
      return [...secrets].filter((secret) => plain.includes(secret)).map((secret) => `${said.method}: ${secret}`);
    });
    expect(leaks).toEqual([]);
  });

  it('when citizens write @channel, mentions and links in Slack’s own syntax, then nobody is called but the holders of the step', () => {
    const people = new Set([
      ...Object.keys(sampleOffice().workspace.people),
      ...Object.keys(sampleOffice().workspace.groups),
    ]);
    const called = recorder.said
      .flatMap((said: Said) => textsIn(said.args))
      .flatMap((text) => [...text.matchAll(/<([@!#][^>]*|[a-z]+:[^>]*)>/gu)].map(([, what = '']) => what));
    const strange = called.filter(
      (what) => !(what.startsWith('@') && people.has(what.slice(1))) && !what.startsWith('!date^'),
    );
    expect([...new Set(strange)]).toEqual([]);
    expect(JSON.stringify(recorder.said)).not.toMatch(
      /"type":"(?:broadcast|usergroup|link)"|"link_names"|"parse":"full"/u,
    );
  });
});
