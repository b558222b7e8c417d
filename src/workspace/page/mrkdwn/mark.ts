/** What mrkdwn text means, before anything is drawn. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'channel' | 'group'; id: string; label?: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; url?: string; fallback: string };

export type Paragraph =
  | { kind: 'lines'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'code-block'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };
