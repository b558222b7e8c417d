import { Box, Text } from 'ink';
import { keys } from '../keys.ts';
import { type ScreenId, screens } from '../state/terminal-state.ts';
import { useLook } from '../theme.ts';
import { Words } from './words.tsx';

type Props = {
  readonly title: string;
  readonly time: string;
  readonly botWords: string;
  readonly isBotAlive: boolean;
  readonly names: Readonly<Record<ScreenId, string>>;
  readonly screen: ScreenId;
  readonly counts: Readonly<Partial<Record<ScreenId, string>>>;
};

const Tab = ({
  id,
  name,
  count,
  isShown,
}: {
  id: ScreenId;
  name: string;
  count: string | undefined;
  isShown: boolean;
}) => {
  const shown = useLook('tab');
  const key = useLook('key');
  return (
    <Text wrap="truncate">
      <Text {...key}>{keys[id].chords[0]}</Text> <Text {...(isShown ? shown : {})}>{name}</Text>
      {count === undefined ? '' : ` ${count}`}
    </Text>
  );
};

/** Where and when one is, whether the bot lives, and the way to the other screens. */
export const Header = ({ title, time, botWords, isBotAlive, names, screen, counts }: Props) => (
  <>
    <Box justifyContent="space-between" columnGap={2}>
      <Box flexShrink={1}>
        <Words meaning="heading">{title}</Words>
      </Box>
      <Box flexShrink={0}>
        <Words meaning="muted">{time}</Words>
      </Box>
    </Box>
    <Box justifyContent="space-between" columnGap={2}>
      <Box columnGap={2}>
        {screens.map((id) => (
          <Tab key={id} id={id} name={names[id]} count={counts[id]} isShown={id === screen} />
        ))}
      </Box>
      <Box flexShrink={0}>
        <Words meaning={isBotAlive ? 'good' : 'alarm'}>{`${isBotAlive ? '●' : '×'} ${botWords}`}</Words>
      </Box>
    </Box>
  </>
);
