import { Text } from 'ink';
import { type Meaning, useLook } from '../theme.ts';

/** Harmless text with a meaning, on one line; what does not fit is cut with an ellipsis. */
export const Words = ({ children, meaning = 'plain' }: { children: string; meaning?: Meaning }) => (
  <Text {...useLook(meaning)} wrap="truncate">
    {children}
  </Text>
);
