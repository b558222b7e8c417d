import type { CasePapers } from '../casework/case-papers.ts';
import type { Desk, Office } from '../casework/ports.ts';
import type { TimeZone } from '../domain/local-date.ts';
import type { Text } from '../text/text.ts';
import type { SlackDirectory } from './directory/slack-directory.ts';
import type { Log } from './log.ts';

/** What every listener needs. */
export type Room = {
  office: Office;
  directory: SlackDirectory;
  /** Sentences with times in the zone. */
  textFor(timeZone: TimeZone): Text;
  /** Address of the workspace, for links to cards; undefined until known. */
  teamUrl(): string | undefined;
  /** Papers of one case, for one person. */
  casePapers: CasePapers;
  /** Sentences for people who are not at a particular desk. */
  text: Text;
  log: Log;
};

/** Sentences in the desk's own time zone. */
export const textAt = ({ textFor }: Pick<Room, 'textFor'>, desk: Desk): Text => textFor(desk.hours.calendar.timeZone);
