import { Box, Text } from 'ink';
import { useLook } from '../theme.ts';

/** A band over the whole width that stands on every screen until its cause is gone. */
export const Alarm = ({ words, width }: { words: string; width: number }) => {
  const look = useLook('alarm');
  return (
    <Box width={width} {...(look.backgroundColor === undefined ? {} : { backgroundColor: look.backgroundColor })}>
      <Text {...look} wrap="truncate">{`!!! ${words}`}</Text>
    </Box>
  );
};
