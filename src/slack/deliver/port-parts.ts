import type { WebClient } from '@slack/web-api';
import type { Office } from '../../casework/ports.ts';
import type { TimeZone } from '../../domain/local-date.ts';
import type { Text } from '../../text/text.ts';
import type { Log } from '../log.ts';
import type { DirectMessages } from './direct-messages.ts';

/** What a port needs that calls people in Slack: about lateness, or with the digest. */
export type PortParts = {
  office: Office;
  /** Without retries of its own. */
  client: WebClient;
  people: DirectMessages;
  textFor(timeZone: TimeZone): Text;
  /** Address of the workspace, for links to cards; undefined until known. */
  teamUrl(): string | undefined;
  /** Wall clock, Unix milliseconds. */
  wallClock(): number;
  log: Log;
};
