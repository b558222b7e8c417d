import { Box, Text } from 'ink';
import type { BotReport } from '../../src/casework/terminal-door.ts';
import { visible } from '../state/case-choice.ts';
import { casePage } from '../state/case-page.ts';
import { healthPage } from '../state/health-page.ts';
import { helpPage } from '../state/help-page.ts';
import type { SourceHealth } from '../state/office-source.ts';
import { pageText } from '../state/page-text.ts';
import { peoplePage } from '../state/people-page.ts';
import { onScreen } from '../state/row-words.ts';
import { statusWords } from '../state/screen-words.ts';
import { listOf } from '../state/terminal-state.ts';
import { todayPage } from '../state/today-page.ts';
import { useCaseFile } from '../state/use-case-file.ts';
import { useEnded } from '../state/use-ended.ts';
import type { ScreenProps } from './screen-props.ts';

type Props = ScreenProps & {
  readonly health: SourceHealth;
  readonly report: BotReport | undefined;
  readonly alarm: string | undefined;
  readonly notice: string | undefined;
};

const rowSentences = ({ office, state, now }: Props): string[] | undefined => {
  const list = listOf(state);
  if (!list) return undefined;
  const { reader, state: words, empty } = office.text.terminal;
  const rows = visible(list).map((entry, place) => {
    const shown = onScreen(office, entry, now, true);
    const urgency = `${words[shown.urgency]} ${shown.left}`;
    const sentence = reader.row({
      number: shown.words.number,
      subject: shown.words.subject,
      turn: shown.words.turn,
      state: urgency,
    });
    return list.top + place === list.cursor ? `${reader.chosen}: ${sentence}` : sentence;
  });
  return rows.length > 0 ? rows : [empty.queue];
};

const CaseText = ({ caseId, ...props }: Props & { caseId: string }) => {
  const { office, now, staffing } = props;
  const { file, isReading } = useCaseFile(office.source, caseId);
  const desk = file && office.desks.get(file.row.desk);
  const { empty } = office.text.terminal;
  if (!file || !desk) return <Text>{isReading ? empty.reading : empty.caseGone}</Text>;
  return <Text>{pageText(casePage({ office, desk, file, now, staffing })).join('\n')}</Text>;
};

const TodayText = ({ office, state, now }: Props) => {
  const ended = useEnded(office, Math.floor(now / 60_000) * 60_000);
  return <Text>{pageText(todayPage(office, state.byLimit, ended, state.desk, now)).join('\n')}</Text>;
};

const Body = (props: Props) => {
  const { office, state, now, health, report } = props;
  if (state.isHelpOpen) return <Text>{pageText(helpPage(office.text, state)).join('\n')}</Text>;
  if (state.openCase !== undefined) return <CaseText {...props} caseId={state.openCase} />;
  const rows = rowSentences(props);
  if (rows) return <Text>{rows.join('\n')}</Text>;
  if (state.screen === 'today') return <TodayText {...props} />;
  const page =
    state.screen === 'people'
      ? peoplePage(office, state.byLimit, state.desk, now, props.staffing)
      : healthPage(office, health, report);
  return <Text>{pageText(page).join('\n')}</Text>;
};

/** The same, line by line in plain sentences: no columns, no bars, nothing that stands only in a colour. */
export const ReaderScreen = (props: Props) => {
  const { office, state, alarm, notice } = props;
  const { screen, prompt } = office.text.terminal;
  return (
    <Box flexDirection="column">
      {alarm !== undefined && <Text>{alarm}</Text>}
      <Text>{`${screen[state.screen]}: ${statusWords(office, state, listOf(state))}`}</Text>
      <Body {...props} />
      {notice !== undefined && <Text>{notice}</Text>}
      {state.prompt && <Text>{`${prompt[state.prompt.kind]}: ${state.prompt.text} (${prompt.hint})`}</Text>}
    </Box>
  );
};
