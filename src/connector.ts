import type { Carrier } from './casework/case-file.ts';
import type { LetterCarrier } from './outbox/letter-channel.ts';

/** A way on which one desk hears from complainants and writes to them: its mailbox, its WhatsApp number. */
export type Connector = {
  desk: string;
  carrier: Carrier;
  letters: LetterCarrier;
  /** Begins to listen. Problems on the way are for `problems`: a connector that cannot connect keeps trying. */
  start(): void;
  /** Settles when nothing of it runs any more. */
  stop(): Promise<void>;
  /** What is wrong now, one sentence each; empty when all is well. */
  problems(): readonly string[];
};
