import type { ChatStore } from './chat/chat-store.ts';
import type { Directory } from './chat/directory.ts';
import type { FileShelf } from './chat/file-shelf.ts';
import type { Tokens } from './chat/records.ts';
import type { ResponseUrls } from './interactivity/response-urls.ts';
import type { Triggers } from './interactivity/triggers.ts';
import type { ViewBook } from './interactivity/view-book.ts';
import type { AppLink } from './socket-mode/app-link.ts';

/** The parts that the doors (Web API, response URLs, page) work with. */
export type Workspace = {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  directory: Directory;
  chat: ChatStore;
  views: ViewBook;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  files: FileShelf;
  app: AppLink;
  tokens: Tokens;
  /** Unix milliseconds of the chat's clock, which may run faster than the world's. */
  now: () => number;
};
