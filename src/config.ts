import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { type DemoClock, parseDemoClock } from './clock.ts';
import { type DeskSettings, fileSchema } from './settings-file.ts';
import { printFault, readYaml } from './yaml-file/read-yaml.ts';

/** The only reader of the environment and of tuntas.yaml. Every field has a sentence; every fault names its cure. */

export type SlackSettings =
  | { mode: 'local' }
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl?: string }
  | { mode: 'http'; botToken: string; signingSecret: string; apiUrl?: string };

export type Settings = {
  /** The file the settings come from, for messages. */
  file: string;
  isSample: boolean;
  office: string;
  timeZone: string;
  locale: 'id' | 'en';
  publicUrl?: string;
  port: number;
  dataDir: string;
  demoClock?: DemoClock;
  slack: SlackSettings;
  desks: DeskSettings[];
  workspace: z.infer<typeof fileSchema>['workspace'];
  /** How many years after closing personal data are kept; absent: for ever. */
  retention?: { years: number };
  /** Whose name the record shows for what is done from the terminal of this machine. */
  terminalUser?: string;
  /** Names the file of a desk's field for faults found later (a procedure that is not there …). */
  locate(path: readonly PropertyKey[]): string;
};

/** Settings that cannot be used. `problems`: one sentence each, with file, line, field and cure. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Record<string, string | undefined>;

export const SAMPLE_OFFICE = 'data/offices/sample.yaml';

/** A variable that is set and not empty. */
const variable = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

const fileOf = (env: Environment): string =>
  variable(env, 'TUNTAS_CONFIG') ?? (existsSync('tuntas.yaml') ? 'tuntas.yaml' : SAMPLE_OFFICE);

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SettingsError([`${file} cannot be read: check TUNTAS_CONFIG and the rights of the file.`]);
  }
};

const slackOf = (env: Environment): SlackSettings => {
  const botToken = variable(env, 'SLACK_BOT_TOKEN');
  const appToken = variable(env, 'SLACK_APP_TOKEN');
  const signingSecret = variable(env, 'SLACK_SIGNING_SECRET');
  const apiUrl = variable(env, 'SLACK_API_URL');
  const base = apiUrl === undefined ? {} : { apiUrl };
  if (botToken === undefined && appToken === undefined && signingSecret === undefined) return { mode: 'local' };
  if (botToken === undefined)
    throw new SettingsError([
      'SLACK_BOT_TOKEN is missing: set it beside the other Slack variable, or unset both to use the local workspace.',
    ]);
  if (appToken !== undefined) return { mode: 'socket', botToken, appToken, ...base };
  if (signingSecret !== undefined) return { mode: 'http', botToken, signingSecret, ...base };
  throw new SettingsError([
    'SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).',
  ]);
};

const portOf = (env: Environment): number => {
  const text = variable(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new SettingsError([`PORT is "${text}": set a number from 0 (any free port) to 65535.`]);
  return port;
};

const clockOf = (env: Environment, slack: SlackSettings): DemoClock | undefined => {
  const text = variable(env, 'TUNTAS_CLOCK');
  if (text === undefined) return undefined;
  const clock = parseDemoClock(text);
  if (!clock)
    throw new SettingsError([
      `TUNTAS_CLOCK is "${text}": write an instant like 2026-11-23T07:30:00+07:00, if wanted with a rate: "… x60".`,
    ]);
  if (slack.mode !== 'local' && variable(env, 'TUNTAS_CLOCK_ALLOW') !== '1') {
    throw new SettingsError([
      'TUNTAS_CLOCK is for demonstrations and would put false times on record in a real Slack: unset it, or set TUNTAS_CLOCK_ALLOW=1 for a test workspace.',
    ]);
  }
  return clock;
};

/** A secret given in place or as `env:NAME`. */
const secret = (env: Environment, text: string, where: string): string => {
  if (!text.startsWith('env:')) return text;
  const name = text.slice('env:'.length);
  const value = variable(env, name);
  if (value === undefined) throw new SettingsError([`${where}: the environment has no ${name}: set it.`]);
  return value;
};

/** The connectors of a desk with their secrets in place. */
const withSecrets = (env: Environment, intake: DeskSettings['intake'], where: string): DeskSettings['intake'] => {
  const open = (text: string): string => secret(env, text, where);
  const { email, whatsapp } = intake;
  return {
    ...intake,
    ...(email && {
      email: {
        ...email,
        imap: { ...email.imap, password: open(email.imap.password) },
        smtp: { ...email.smtp, password: open(email.smtp.password) },
      },
    }),
    ...(whatsapp && {
      whatsapp: {
        ...whatsapp,
        token: open(whatsapp.token),
        appSecret: open(whatsapp.appSecret),
        verifyToken: open(whatsapp.verifyToken),
      },
    }),
  };
};

/**
 * Reads the settings.
 *
 * @throws {SettingsError} naming every fault in the file, or the first one in the environment.
 */
export const readSettings = (env: Environment = process.env): Settings => {
  const file = fileOf(env);
  const isSample = file === SAMPLE_OFFICE;
  const read = readYaml(file, readText(file), fileSchema);
  if ('faults' in read) throw new SettingsError(read.faults.map(printFault));
  const locate = (path: readonly PropertyKey[]): string => {
    const { line, column } = read.positionOf(path);
    return `${file}:${line}:${column} ${path.join('.')}`;
  };
  const slack = slackOf(env);
  if (isSample && slack.mode !== 'local') {
    throw new SettingsError([
      `Slack tokens are set but there is no tuntas.yaml: copy ${SAMPLE_OFFICE} to tuntas.yaml and put in your channels, people and desk tokens.`,
    ]);
  }
  if (variable(env, 'TUNTAS_STORE_URL') !== undefined) {
    throw new SettingsError(['TUNTAS_STORE_URL is set, but this version keeps cases in files only: unset it.']);
  }
  const demoClock = clockOf(env, slack);
  const { office, timezone, locale, publicUrl, desks, retention, workspace, terminal } = read.value;
  return {
    file,
    isSample,
    office: typeof office === 'string' ? office : office.name,
    timeZone: timezone,
    locale,
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/$/, '') }),
    port: portOf(env),
    dataDir: resolve(variable(env, 'TUNTAS_DATA') ?? 'data/store'),
    ...(demoClock === undefined ? {} : { demoClock }),
    slack,
    desks: desks.map((desk, index) => ({
      ...desk,
      token: secret(env, desk.token, locate(['desks', index, 'token'])),
      intake: withSecrets(env, desk.intake, locate(['desks', index, 'intake'])),
    })),
    workspace,
    ...(retention === undefined ? {} : { retention }),
    ...(terminal.user === undefined ? {} : { terminalUser: terminal.user }),
    locate,
  };
};

/** How the terminal wants to be drawn to. */
export const readTerminalWishes = (
  env: Environment = process.env,
): { isColourless: boolean; isScreenReader: boolean; hasDisplay: boolean } => ({
  isColourless: variable(env, 'NO_COLOR') !== undefined,
  isScreenReader: variable(env, 'INK_SCREEN_READER') === 'true',
  hasDisplay:
    process.platform === 'darwin' ||
    variable(env, 'DISPLAY') !== undefined ||
    variable(env, 'WAYLAND_DISPLAY') !== undefined,
});

/** React decides at its first import whether it is the slow build with checks for developers: call this before. */
export const chooseFastReact = (env: Environment = process.env): void => {
  env['NODE_ENV'] ??= 'production';
};
