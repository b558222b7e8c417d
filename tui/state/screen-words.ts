import type { Text } from '../../src/text/text.ts';
import type { CaseList } from './case-choice.ts';
import type { SourceHealth, Watched } from './office-source.ts';
import { nameLine } from './plain-words.ts';
import type { TerminalState } from './terminal-state.ts';

/** The one thing that must not be overlooked, if there is one. */
export const alarmWords = ({ text }: Watched, health: SourceHealth): string | undefined => {
  const say = text.terminal.bot;
  if (!health.isThere) return say.folderMissing({ folder: nameLine(health.folder) });
  if (health.unreadable !== undefined) return say.readsFail({ why: nameLine(health.unreadable) });
  const { heartbeat } = health;
  if (!heartbeat) return say.never;
  return heartbeat.lives ? undefined : say.stoppedSince({ at: text.format.shortDateTime(heartbeat.at) });
};

/** How the list on the screen stands: how many, in which order, narrowed by what. */
export const statusWords = ({ text }: Watched, state: TerminalState, list: CaseList | undefined): string => {
  const { status, sort } = text.terminal;
  const { number } = text.format;
  const total = list === state.late ? list.shown.length : state.byLimit.length;
  const below = state.scroll.lines - state.scroll.top - state.bodyRows;
  return [
    ...(list
      ? [
          status.count({ shown: number(list.shown.length), total: number(total) }),
          status.sortedBy({ order: sort[list.sort] }),
        ]
      : []),
    ...(state.desk === undefined ? [] : [status.desk({ desk: state.desk })]),
    ...(state.filter === '' ? [] : [status.filter({ words: nameLine(state.filter) })]),
    ...(list?.follows ? [status.following] : []),
    ...(list || below <= 0 ? [] : [status.linesBelow({ count: number(below) })]),
    ...(state.mayAct ? [] : [status.readOnly]),
  ].join(' · ');
};

/** Why nothing can be said from here. */
export const readOnlyWords = ({ terminal }: Text, isAlone: boolean): string =>
  isAlone ? terminal.status.readOnlyAlone : terminal.status.readOnlyWhy;

export const noticeWords = (
  { text }: Watched,
  { notice, isAlone }: Pick<TerminalState, 'notice' | 'isAlone'>,
): string | undefined => {
  switch (notice?.kind) {
    case undefined:
      return undefined;
    case 'not-found':
      return text.terminal.notice.notFound({ number: nameLine(notice.number) });
    case 'read-only':
      return readOnlyWords(text, isAlone);
    case 'said':
      return notice.words;
  }
};
