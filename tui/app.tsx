import { Box, useApp, useInput, useIsScreenReaderEnabled } from 'ink';
import { useEffect, useRef } from 'react';
import type { BotReport } from '../src/casework/terminal-door.ts';
import { MINUTE } from '../src/domain/local-date.ts';
import { Alarm } from './components/alarm.tsx';
import { Footer } from './components/footer.tsx';
import { Header } from './components/header.tsx';
import { Words } from './components/words.tsx';
import { chordsOf, PASTE } from './keys.ts';
import { CaseScreen } from './screens/case.tsx';
import { HealthScreen } from './screens/health.tsx';
import { HelpScreen } from './screens/help.tsx';
import { LateScreen } from './screens/late.tsx';
import { PeopleScreen } from './screens/people.tsx';
import { QueueScreen } from './screens/queue.tsx';
import { ReaderScreen } from './screens/reader.tsx';
import type { ScreenProps } from './screens/screen-props.ts';
import { TodayScreen } from './screens/today.tsx';
import type { SourceHealth, Watched } from './state/office-source.ts';
import { alarmWords, noticeWords, statusWords } from './state/screen-words.ts';
import { listOf, type TerminalState } from './state/terminal-state.ts';
import { useHealth, useReport } from './state/use-bot.ts';
import { type Hands, useRequests } from './state/use-requests.ts';
import { useScreenSize } from './state/use-screen-size.ts';
import { useStaffing } from './state/use-staffing.ts';
import { useTerminal } from './state/use-terminal.ts';

/** Smallest terminal in which a row can be read. */
const SMALLEST = { columns: 60, rows: 10 };

const ROOMY = 100;
const TWO_FIGURES = 99;

/** Lines around the body: two above, one below. */
const FRAME_LINES = 3;

type ShownProps = ScreenProps & { readonly health: SourceHealth; readonly report: BotReport | undefined };

const Shown = (props: ShownProps) => {
  const { state, health, report } = props;
  if (state.isHelpOpen) return <HelpScreen {...props} />;
  if (state.openCase !== undefined) return <CaseScreen {...props} caseId={state.openCase} />;
  switch (state.screen) {
    case 'queue':
      return <QueueScreen {...props} />;
    case 'late':
      return <LateScreen {...props} />;
    case 'people':
      return <PeopleScreen {...props} />;
    case 'today':
      return <TodayScreen {...props} />;
    case 'health':
      return <HealthScreen {...props} health={health} report={report} />;
  }
};

type TopProps = {
  readonly office: Watched;
  readonly state: TerminalState;
  readonly columns: number;
  readonly isAlive: boolean;
};

const Top = ({ office, state, columns, isAlive }: TopProps) => {
  const { terminal, format } = office.text;
  const isNarrow = columns < ROOMY;
  // Eighty columns do not hold three-figure counts and the bot's words; a stopped bot still has its band.
  const isCramped = isNarrow && state.byLimit.length > TWO_FIGURES;
  const botWords = isAlive ? terminal.bot.running : terminal.bot.stopped;
  return (
    <Header
      title={office.name}
      time={isNarrow ? format.shortDateTime(state.now) : format.dateTime(state.now)}
      botWords={isCramped ? terminal.health.bot : botWords}
      isBotAlive={isAlive}
      names={terminal.screen}
      screen={state.screen}
      counts={{ queue: format.number(state.queue.shown.length), late: format.number(state.late.shown.length) }}
    />
  );
};

type Props = {
  readonly office: Watched;
  readonly hands: Hands;
  readonly desk?: string | undefined;
  readonly intervalMs: number;
};

/** The admin's terminal. */
export const App = ({ office, hands, desk, intervalMs }: Props) => {
  const { columns, rows } = useScreenSize();
  const health = useHealth(office.source);
  const alarm = alarmWords(office, health);
  const bodyRows = Math.max(1, rows - FRAME_LINES - (alarm === undefined ? 0 : 1));
  const [state, dispatch] = useTerminal(office, { desk, bodyRows, intervalMs });
  const isAlive = health.heartbeat?.lives ?? false;
  const report = useReport(office.door, isAlive);
  const staffing = useStaffing(office, report?.staff, Math.floor(state.now / MINUTE) * MINUTE);
  const mayAct = isAlive && report?.user !== undefined;
  const { exit } = useApp();

  const isAlone = report === undefined;
  useEffect(() => dispatch({ type: 'may-act', mayAct, isAlone }), [dispatch, mayAct, isAlone]);
  useRequests(office, hands, state.request, (words) => dispatch({ type: 'notice', notice: { kind: 'said', words } }));
  useEffect(() => {
    if (state.isLeaving) exit();
  }, [state.isLeaving, exit]);
  const isPasting = useRef(false);
  useInput((input, key) => {
    if (input === PASTE.begin || input === PASTE.end) isPasting.current = input === PASTE.begin;
    else if (isPasting.current) dispatch({ type: 'paste', text: input });
    else for (const chord of chordsOf(input, key)) dispatch({ type: 'chord', chord });
  });

  const { terminal } = office.text;
  const list = listOf(state);
  // A list is one line to Ink, see `Sheet`.
  const inkRows = list ? 1 : bodyRows;
  const notice = noticeWords(office, state);
  const onMeasured = (lines: number): void => dispatch({ type: 'measured', lines });
  const props: ShownProps = { office, state, now: state.now, staffing, width: columns, onMeasured, health, report };
  const isReader = useIsScreenReaderEnabled();
  if (isReader) return <ReaderScreen {...props} alarm={alarm} notice={notice} />;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    return (
      <Words meaning="alarm">
        {terminal.empty.tooSmall({ columns: String(SMALLEST.columns), rows: String(SMALLEST.rows) })}
      </Words>
    );
  }
  return (
    <Box flexDirection="column" width={columns} height={rows - bodyRows + inkRows}>
      <Top office={office} state={state} columns={columns} isAlive={isAlive} />
      {alarm !== undefined && <Alarm words={alarm} width={columns} />}
      <Box flexDirection="column" height={inkRows} flexShrink={0} overflowY="hidden">
        <Shown {...props} />
      </Box>
      <Footer text={office.text} prompt={state.prompt} notice={notice} status={statusWords(office, state, list)} />
    </Box>
  );
};
