import { Box, Text } from 'ink';
import type { Text as Sentences } from '../../src/text/text.ts';
import { keys } from '../keys.ts';
import type { Prompt } from '../state/terminal-state.ts';
import { useLook } from '../theme.ts';
import { Words } from './words.tsx';

const PromptLine = ({ prompt, text }: { prompt: Prompt; text: Sentences }) => {
  const key = useLook('key');
  const muted = useLook('muted');
  return (
    <Box justifyContent="space-between" columnGap={2}>
      <Text wrap="truncate-start">
        <Text {...key}>{text.terminal.prompt[prompt.kind]}:</Text> {prompt.text}▏
      </Text>
      <Box flexShrink={0}>
        <Text {...muted}>{text.terminal.prompt.hint}</Text>
      </Box>
    </Box>
  );
};

type Props = {
  readonly text: Sentences;
  readonly prompt: Prompt | undefined;
  readonly notice: string | undefined;
  readonly status: string;
};

/** The bottom line: what is being typed, else what was just said, else how the list stands. */
export const Footer = ({ text, prompt, notice, status }: Props) => {
  if (prompt) return <PromptLine prompt={prompt} text={text} />;
  const { command } = text.terminal;
  const hint = `${keys.help.chords[0]} ${command.help} · ${keys.quit.chords[0]} ${command.quit}`;
  return (
    <Box justifyContent="space-between" columnGap={2}>
      <Box flexShrink={1}>
        <Words meaning={notice === undefined ? 'muted' : 'heading'}>{notice ?? status}</Words>
      </Box>
      <Box flexShrink={0}>
        <Words meaning="muted">{hint}</Words>
      </Box>
    </Box>
  );
};
