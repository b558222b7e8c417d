/** The list that Ink's own examples lead to: every case is an element, the terminal cuts off what does not fit. */
import { Box, render, Text, useInput } from 'ink';
import { useEffect, useState } from 'react';
import { printedNumber } from '../../src/domain/register-number.ts';
import { CaseFollower } from '../../src/store/json/follow-cases.ts';

const [folder = '', count = '5000'] = process.argv.slice(2);
const rows = [...new CaseFollower(folder).rows()].slice(0, Number(count));

const NaiveList = () => {
  const [cursor, setCursor] = useState(0);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  useInput((input) => {
    if (input === 'j') setCursor((place) => place + 1);
    if (input === 'k') setCursor((place) => Math.max(0, place - 1));
  });
  return (
    <Box flexDirection="column" height={(process.stdout.rows || 24) - 1} overflow="hidden">
      {rows.map((row, place) => (
        <Box key={row.caseId} flexShrink={0} columnGap={1}>
          <Text>{place === cursor ? '›' : ' '}</Text>
          <Text>{printedNumber(row.register)}</Text>
          <Text>{row.desk}</Text>
          <Text>{row.channel}</Text>
          <Text wrap="truncate">{row.subject.slice(0, 30)}</Text>
          <Text>{row.role}</Text>
          <Text>{Math.round(((row.dueAt ?? row.receivedAt) - now) / 1000)}</Text>
        </Box>
      ))}
    </Box>
  );
};

render(<NaiveList />);
