import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { Fragment, type ReactNode } from 'react';
import { showEmoji } from '../mrkdwn/emoji.ts';
import { formatSlackDate } from '../mrkdwn/format-date.ts';
import { SafeLink } from '../mrkdwn/safe-link.tsx';
import { useDirectory } from '../state/directory.ts';
import { useTimes } from '../state/times.ts';

/** Text whose form is given as data: nothing in it is parsed, so citizen text stands exactly as it was written. */
export const RichTextView = ({ block }: { block: RichTextBlock }): ReactNode =>
  block.elements.map((element, index) => <Part key={index} element={element} />);

function Part({ element }: { element: RichTextBlockElement }): ReactNode {
  switch (element.type) {
    case 'rich_text_section':
      return (
        <p className="text" dir="auto">
          <Run elements={element.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="text quote" dir="auto">
          <Run elements={element.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre className="code-block" tabIndex={0}>
          <code>
            <Run elements={element.elements} />
          </code>
        </pre>
      );
    case 'rich_text_list': {
      const List = element.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List className={`text list indent-${Math.min(element.indent ?? 0, 4)}`}>{element.elements.map(listItem)}</List>
      );
    }
  }
}

const listItem = (item: RichTextSection, index: number): ReactNode => (
  <li key={index} dir="auto">
    <Run elements={item.elements} />
  </li>
);

const Run = ({ elements }: { elements: readonly RichTextElement[] }): ReactNode =>
  elements.map((element, index) => (
    <Fragment key={index}>
      <Styled element={element} />
    </Fragment>
  ));

function Styled({ element }: { element: RichTextElement }): ReactNode {
  const directory = useDirectory();
  const style = element.style ?? {};
  let node = words(element, directory.userName, directory.channelName);
  if (style.code) node = <code className="code">{node}</code>;
  if (style.bold) node = <strong>{node}</strong>;
  if (style.italic) node = <em>{node}</em>;
  if (style.strike) node = <s>{node}</s>;
  return node;
}

type NameOf = (id: string) => string | undefined;

function words(element: RichTextElement, userName: NameOf, channelName: NameOf): ReactNode {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <SafeLink url={element.url}>{element.text ?? element.url}</SafeLink>;
    case 'user':
      return <span className="mention">@{userName(element.user_id) ?? element.user_id}</span>;
    case 'channel':
      return <span className="mention">#{channelName(element.channel_id) ?? element.channel_id}</span>;
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>;
    case 'broadcast':
      return <span className="mention">@{element.range}</span>;
    case 'emoji':
      return showEmoji(`:${element.name}:`);
    case 'date':
      return <SlackDate element={element} />;
    case 'color':
      return element.value;
    case 'team':
      return element.team_id;
  }
}

function SlackDate({ element }: { element: Extract<RichTextElement, { type: 'date' }> }): ReactNode {
  const { timeZone } = useTimes();
  return formatSlackDate(element.timestamp, element.format, timeZone) || element.fallback;
}
