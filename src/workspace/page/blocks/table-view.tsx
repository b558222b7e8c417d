import type { TableBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { RichTextView } from './rich-text-view.tsx';

type Cell = TableBlock['rows'][number][number];

/** A table that scrolls sideways within itself. The first row is its heading, as Slack shows it. */
export function TableView({ block }: { block: TableBlock }): ReactNode {
  const [head = [], ...rows] = block.rows;
  const align = (column: number): string => `align-${block.column_settings?.[column]?.align ?? 'left'}`;
  return (
    <div className="table-frame" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" className={align(column)} dir="auto">
                {cellOf(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={align(column)} dir="auto">
                  {cellOf(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellOf = (cell: Cell): ReactNode => (cell.type === 'rich_text' ? <RichTextView block={cell} /> : cell.text);
