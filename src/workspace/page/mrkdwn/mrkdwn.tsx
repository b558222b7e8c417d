import { Fragment, type ReactNode } from 'react';
import { useDirectory } from '../state/directory.ts';
import { useTimes } from '../state/times.ts';
import { showEmoji } from './emoji.ts';
import { formatSlackDate } from './format-date.ts';
import type { Inline, Paragraph } from './mark.ts';
import { parseMrkdwn } from './parse-mrkdwn.ts';
import { SafeLink } from './safe-link.tsx';

/** Draws mrkdwn. Every character of the source ends up in a text node, never in markup. */
export function Mrkdwn({ text }: { text: string }): ReactNode {
  return parseMrkdwn(text).map((paragraph, index) => <ParagraphView key={index} paragraph={paragraph} />);
}

function ParagraphView({ paragraph }: { paragraph: Paragraph }): ReactNode {
  switch (paragraph.kind) {
    case 'lines':
      return (
        <p className="text" dir="auto">
          <Run nodes={paragraph.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="text quote" dir="auto">
          <Run nodes={paragraph.children} />
        </blockquote>
      );
    case 'code-block':
      return (
        <pre className="code-block" tabIndex={0}>
          <code>{paragraph.text}</code>
        </pre>
      );
    case 'list':
      return <ListView paragraph={paragraph} />;
  }
}

function ListView({ paragraph }: { paragraph: Extract<Paragraph, { kind: 'list' }> }): ReactNode {
  const items = paragraph.items.map((item, index) => (
    <li key={index} dir="auto">
      <Run nodes={item} />
    </li>
  ));
  return paragraph.ordered ? (
    <ol className="text list" start={paragraph.start}>
      {items}
    </ol>
  ) : (
    <ul className="text list">{items}</ul>
  );
}

const Run = ({ nodes }: { nodes: Inline[] }): ReactNode =>
  nodes.map((node, index) => <Fragment key={index}>{drawInline(node)}</Fragment>);

function drawInline(node: Inline): ReactNode {
  switch (node.kind) {
    case 'text':
      return showEmoji(node.text);
    case 'bold':
      return (
        <strong>
          <Run nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Run nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Run nodes={node.children} />
        </s>
      );
    case 'code':
      return <code className="code">{node.text}</code>;
    case 'link':
      return <SafeLink url={node.url}>{node.label}</SafeLink>;
    case 'date':
      return <SlackDate node={node} />;
    case 'broadcast':
      return <span className="mention">@{node.range}</span>;
    case 'user':
    case 'channel':
    case 'group':
      return <Mention node={node} />;
  }
}

function Mention({ node }: { node: Extract<Inline, { kind: 'user' | 'channel' | 'group' }> }): ReactNode {
  const directory = useDirectory();
  if (node.kind === 'channel')
    return <span className="mention">#{directory.channelName(node.id) ?? node.label ?? node.id}</span>;
  if (node.kind === 'group') return <span className="mention">{node.label ?? `@${node.id}`}</span>;
  const isMe = node.id === directory.me;
  return (
    <span className={isMe ? 'mention mention-me' : 'mention'}>
      @{directory.userName(node.id) ?? node.label ?? node.id}
    </span>
  );
}

function SlackDate({ node }: { node: Extract<Inline, { kind: 'date' }> }): ReactNode {
  const { timeZone } = useTimes();
  const shown = formatSlackDate(node.seconds, node.format, timeZone) || node.fallback;
  const at = new Date(node.seconds * 1000);
  if (Number.isNaN(at.getTime())) return node.fallback;
  const time = <time dateTime={at.toISOString()}>{shown}</time>;
  return node.url === undefined ? time : <SafeLink url={node.url}>{time}</SafeLink>;
}
