import type { BotReport } from '../../src/casework/terminal-door.ts';
import type { SourceHealth, Watched } from './office-source.ts';
import { gutter, type Line, line, lines, type Page, type Span, span } from './page.ts';
import { nameLine } from './plain-words.ts';

const MEGABYTE = 1024 * 1024;
/** Less room than this fills up within days. */
const LOW_DISK = 200;

/** Files named one by one; the rest is counted. */
const NAMED = 12;

/** Whether everything that must run runs. `report` is the bot's own word; undefined when it does not answer. */
export const healthPage = (office: Watched, health: SourceHealth, report: BotReport | undefined): Page => {
  const say = office.text.terminal.health;
  const { number } = office.text.format;
  const row = (label: string, ...rest: Line): Line => [gutter(`${label.padEnd(18)} `, 'muted'), ...rest];
  const unknown = span(`? ${say.unknown}`, 'soon');
  const known = (tell: (known: BotReport) => Line): Line => (report ? tell(report) : [unknown]);
  const free = health.diskFree === undefined ? undefined : Math.floor(health.diskFree / MEGABYTE);
  const problems = [...health.problems, ...(report?.intakes ?? []).flatMap(wrongWith)];
  return {
    main: [
      lines(office.text.terminal.screen.health, [
        row(say.bot, ...botWords(office, health)),
        row(
          say.chat,
          ...known(({ chatConnected }) =>
            chatConnected ? [span(`✓ ${say.connected}`, 'good')] : [span(`× ${say.disconnected}`, 'late')],
          ),
        ),
        row(say.outbox, outboxWords(office, report)),
        row(say.failing, failingWords(office, health)),
        row(say.intakes, ...known((known) => intakeWords(office, known))),
        row(
          say.disk,
          free === undefined
            ? span('?', 'soon')
            : span(
                `${free < LOW_DISK ? '× ' : ''}${say.diskFree({ free: number(free) })}`,
                free < LOW_DISK ? 'late' : 'plain',
              ),
        ),
        row(
          say.backup,
          health.lastBackup === undefined
            ? span(`! ${say.noBackup}`, 'soon')
            : span(office.text.format.shortDateTime(health.lastBackup)),
        ),
        row(say.folder, span(nameLine(health.folder))),
      ]),
      lines(
        `${say.damaged}: ${health.damaged.length === 0 ? say.none : number(health.damaged.length)}`,
        listed(health.damaged, office),
      ),
      ...(problems.length === 0 ? [] : [lines(say.problems, listed(problems, office))]),
    ],
    aside: [],
  };
};

const botWords = ({ text }: Watched, { heartbeat }: SourceHealth): Line => {
  const say = text.terminal.health;
  if (!heartbeat?.lives) return [span(`× ${say.stopped}`, 'alarm')];
  const { shortDateTime, time } = text.format;
  return [span(`✓ ${say.running({ since: shortDateTime(heartbeat.startedAt), at: time(heartbeat.at) })}`, 'good')];
};

const outboxWords = ({ text, source }: Watched, report: BotReport | undefined): Line[number] => {
  const say = text.terminal.health;
  const waiting = report?.waitingMessages ?? [...source.rows()].reduce((count, { told }) => count + (told ? 0 : 1), 0);
  return waiting === 0
    ? span(`✓ ${say.allSent}`, 'good')
    : span(`! ${say.waiting({ count: text.format.number(waiting) })}`, 'soon');
};

const failingWords = ({ text }: Watched, { failing }: SourceHealth): Span => {
  const say = text.terminal.health;
  return failing === 0
    ? span(`✓ ${say.none}`, 'good')
    : span(`× ${say.failedAt({ count: text.format.number(failing) })}`, 'late');
};

type Intake = BotReport['intakes'][number];

const nameOfIntake = ({ by, desk }: Intake): string => nameLine(`${by} ${desk}`);

const wrongWith = (intake: Intake): string[] => intake.problems.map((why) => `${nameOfIntake(intake)}: ${why}`);

/** Form and HTTP door stand open while the bot lives; the others may be cut off. */
const intakeWords = ({ text }: Watched, { intakes }: BotReport): Line => {
  const say = text.terminal.health;
  const isWrong = intakes.some(({ problems }) => problems.length > 0);
  const ways = intakes.map((intake) => `${intake.problems.length > 0 ? '× ' : ''}${nameOfIntake(intake)}`).join(', ');
  return line(ways === '' ? say.formOnly : say.formAnd({ ways }), isWrong ? 'late' : 'plain');
};

const listed = (words: readonly string[], { text }: Watched): Line[] => [
  ...words.slice(0, NAMED).map((each) => line(`× ${nameLine(each)}`, 'late')),
  ...(words.length > NAMED
    ? [line(text.terminal.once.more({ count: text.format.number(words.length - NAMED) }), 'muted')]
    : []),
];
