import { createContext, useContext } from 'react';

/** The names behind the ids that messages carry. An unknown id has no name. */
export type Directory = {
  me: string | undefined;
  userName(id: string): string | undefined;
  channelName(id: string): string | undefined;
  people: readonly { id: string; name: string; isBot: boolean }[];
  channels: readonly { id: string; name: string }[];
};

const nobody: Directory = {
  me: undefined,
  userName: () => undefined,
  channelName: () => undefined,
  people: [],
  channels: [],
};

export const DirectoryContext = createContext<Directory>(nobody);
export const useDirectory = (): Directory => useContext(DirectoryContext);
