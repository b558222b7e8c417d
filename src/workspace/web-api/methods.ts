import { chatMethods } from './chat.ts';
import { connectionMethods } from './connection.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { viewMethods } from './views.ts';

/** Every Web API method that is answered; any other name is `unknown_method`. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  [...connectionMethods, ...chatMethods, ...conversationMethods, ...viewMethods, ...peopleMethods, ...fileMethods].map(
    (method) => [method.name, method],
  ),
);
