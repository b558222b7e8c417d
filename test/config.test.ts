import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuntas-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const office = `office: Disdukcapil
timezone: Asia/Jakarta
desks:
  - id: bantul
    procedure: bantul-email
    channel: C1
    token: env:BANTUL_TOKEN
    holders: { email-admin: [U1], section-head: [S2] }
    digest: { to: [division-head], at: "07:30" }
    intake: { website: true }
`;

const file = (text: string): string => {
  const path = join(folder, `${Math.abs(hashCode(text))}.yaml`);
  writeFileSync(path, text);
  return path;
};
const hashCode = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);

const problems = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  test('given nothing at all, are the sample office in the local workspace', () => {
    const settings = readSettings({});
    expect(settings.isSample).toBe(true);
    expect(settings.slack).toEqual({ mode: 'local' });
    expect(settings.port).toBe(3000);
    expect(settings.desks.map(({ procedure }) => procedure)).toEqual([
      'bantul-email',
      'kulon-progo-website',
      'palangka-raya-online',
      'brebes-online',
    ]);
  });

  test('given an office file, take its desks and the secrets it names', () => {
    const { desks } = readSettings({ TUNTAS_CONFIG: file(office), BANTUL_TOKEN: 'rahasia' });
    expect(desks[0]).toMatchObject({ id: 'bantul', token: 'rahasia', calendar: 'default', register: 'PGD' });
  });

  test('given a fault, name file, line, field and cure', () => {
    const path = file(office.replace('[U1]', '[siti]'));
    expect(problems({ TUNTAS_CONFIG: path, BANTUL_TOKEN: 'x' })).toEqual([
      `${path}:8:30 desks.0.holders.email-admin.0: write a Slack user id (U…) or user group id (S…)`,
    ]);
  });

  test('given a secret that is not set, name the variable', () => {
    expect(problems({ TUNTAS_CONFIG: file(office) })[0]).toMatch(
      /desks\.0\.token: the environment has no BANTUL_TOKEN/,
    );
  });

  test.each([
    ['half a Slack', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_BOT_TOKEN is set alone/],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
    ['a port that is none', { PORT: '80a' }, /PORT is "80a"/],
    ['a clock that is none', { TUNTAS_CLOCK: 'noon' }, /TUNTAS_CLOCK is "noon"/],
    ['an office file that is not there', { TUNTAS_CONFIG: '/nowhere.yaml' }, /cannot be read/],
    ['a database this version does not know', { TUNTAS_STORE_URL: 'postgres://x' }, /TUNTAS_STORE_URL/],
    ['Slack without an office', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, /there is no tuntas\.yaml/],
  ])('given %s, say so', (_what, env, sentence) => {
    expect(problems(env)[0]).toMatch(sentence);
  });

  test('given a demo clock with real Slack, refuse, unless it is allowed on purpose', () => {
    const slack = {
      TUNTAS_CONFIG: file(office),
      BANTUL_TOKEN: 'x',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    };
    const clock = { TUNTAS_CLOCK: '2026-11-23T07:30:00+07:00 x60' };
    expect(problems({ ...slack, ...clock })[0]).toMatch(/TUNTAS_CLOCK_ALLOW=1/);
    expect(readSettings({ ...slack, ...clock, TUNTAS_CLOCK_ALLOW: '1' }).demoClock).toEqual({
      startsAt: Date.parse('2026-11-23T00:30:00Z'),
      rate: 60,
    });
  });

  test('given Slack over HTTP, take the signing secret and another API base', () => {
    const env = {
      TUNTAS_CONFIG: file(office),
      BANTUL_TOKEN: 'x',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    };
    expect(readSettings(env).slack).toEqual({
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: 's',
      apiUrl: 'http://127.0.0.1:9/api/',
    });
  });
});
