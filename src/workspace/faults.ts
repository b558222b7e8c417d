import type { ChatStore } from './chat/chat-store.ts';
import { BOT_USER_ID } from './chat/directory.ts';
import type { AppLink } from './socket-mode/app-link.ts';
import type { DisconnectReason } from './socket-mode/app-sockets.ts';

/** One way in which Slack can fail a call. */
export type CallFault =
  | { status: number }
  /** 429 with this `Retry-After`, in seconds. */
  | { rateLimited: number }
  /** Status 200 with a page of HTML. */
  | { garbage: true }
  /** The call is carried out, its answer is lost. */
  | { dropAnswerAfterPosting: true }
  /** No answer until the client gives up. */
  | { hang: true }
  /** A refusal with this code. */
  | { error: string };

/** The switches of a test: what Slack does to an app on a bad day. */
export type Faults = {
  /** The next `times` calls of the method fail this way. */
  next(method: string, fault: CallFault, times?: number): void;
  /** From now on every call with the bot token is `token_revoked`, until `restoreToken`. */
  revokeToken(): void;
  restoreToken(): void;
  archive(channel: string): void;
  unarchive(channel: string): void;
  removeBot(channel: string): void;
  addBot(channel: string): void;
  /** Asks the `count` oldest sockets (default: all) to come again, as Slack does every few hours. */
  refreshSockets(reason?: DisconnectReason, count?: number): void;
  /** Cuts the connected sockets without a word. */
  dropSockets(): void;
};

/** The faults as the Web API door sees them. */
export type PlannedFaults = { take(method: string): CallFault | undefined; isRevoked(): boolean };

export function createFaults(chat: ChatStore, app: AppLink): { faults: Faults; planned: PlannedFaults } {
  const queues = new Map<string, CallFault[]>();
  let revoked = false;
  const faults: Faults = {
    next(method, fault, times = 1) {
      const queue = queues.get(method) ?? [];
      queues.set(method, [...queue, ...Array.from({ length: times }, () => fault)]);
    },
    revokeToken: () => {
      revoked = true;
    },
    restoreToken: () => {
      revoked = false;
    },
    archive: (channel) => chat.archive(channel, true),
    unarchive: (channel) => chat.archive(channel, false),
    removeBot: (channel) => chat.leave(channel, BOT_USER_ID),
    addBot: (channel) => chat.join(channel, BOT_USER_ID),
    refreshSockets: (reason = 'refresh_requested', count = Number.POSITIVE_INFINITY) => app.disconnect(reason, count),
    dropSockets: () => app.drop(),
  };
  return { faults, planned: { take: (method) => queues.get(method)?.shift(), isRevoked: () => revoked } };
}
