import { useEffect, useState } from 'react';
import type { BotReport } from '../../src/casework/terminal-door.ts';
import type { BotDoor, OfficeSource, SourceHealth } from './office-source.ts';

const HEALTH_MS = 1000;
const REPORT_MS = 5000;

/** How the data folder fares and whether the bot draws breath, looked at every second. */
export const useHealth = (source: OfficeSource): SourceHealth => {
  const [health, setHealth] = useState(() => source.health());
  useEffect(() => {
    const timer = setInterval(() => setHealth(source.health()), HEALTH_MS);
    return () => clearInterval(timer);
  }, [source]);
  return health;
};

/** What the bot says of itself; undefined while it does not answer. Asked again at once when it comes back to life. */
export const useReport = (door: BotDoor, isBotAlive: boolean): BotReport | undefined => {
  const [report, setReport] = useState<BotReport>();
  useEffect(() => {
    let isWanted = true;
    const ask = (): void => {
      door.report().then(
        (answer) => {
          if (isWanted) setReport(answer);
        },
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, REPORT_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [door, isBotAlive]);
  return report;
};
