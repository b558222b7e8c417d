import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { formatSlackDate } from '../../../src/workspace/page/mrkdwn/format-date.ts';
import { markdownToMrkdwn } from '../../../src/workspace/page/mrkdwn/markdown-to-mrkdwn.ts';
import { Mrkdwn } from '../../../src/workspace/page/mrkdwn/mrkdwn.tsx';
import { parseMrkdwn } from '../../../src/workspace/page/mrkdwn/parse-mrkdwn.ts';
import { type Directory, DirectoryContext } from '../../../src/workspace/page/state/directory.ts';

const directory: Directory = {
  me: 'U1',
  userName: (id) => ({ U1: 'Rina', U2: 'Siti' })[id],
  channelName: (id) => (id === 'C1' ? 'pengaduan' : undefined),
  people: [],
  channels: [],
};

const draw = (text: string): string =>
  renderToStaticMarkup(
    <DirectoryContext value={directory}>
      <Mrkdwn text={text} />
    </DirectoryContext>,
  );

/** What a reader sees, without the paragraph around it. */
const drawLine = (text: string): string => draw(text).replace(/^<p class="text" dir="auto">|<\/p>$/gu, '');

describe('marks within a line', () => {
  it.each([
    ['*tebal*', '<strong>tebal</strong>'],
    ['_miring_', '<em>miring</em>'],
    ['~coret~', '<s>coret</s>'],
    ['`a *b* _c_`', '<code class="code">a *b* _c_</code>'],
    ['*_keduanya_*', '<strong><em>keduanya</em></strong>'],
    ['(*tebal*), lalu', '(<strong>tebal</strong>), lalu'],
  ])('given %s then it is drawn as %s', (source, drawn) => {
    expect(drawLine(source)).toBe(drawn);
  });

  it.each([
    '2*3*4',
    'nama_berkas_baru',
    '* bukan tebal*',
    '*tidak ditutup',
    'NIK ************4321 dan ****',
    '*dua\nbaris*',
    '* *',
    'jam 10:30:15',
  ])('given %s then it stays as it is written', (source) => {
    expect(drawLine(source)).toBe(source);
  });

  it('given the three entities then each is read once', () => {
    expect(drawLine('&lt;b&gt; &amp;lt; &amp;amp;')).toBe('&lt;b&gt; &amp;lt; &amp;amp;');
  });
});

describe('references', () => {
  it('given people and channels then their names are shown, and me apart', () => {
    expect(drawLine('<@U1> <@U2> <#C1> <@U9|Tamu> <@U8>')).toBe(
      [
        '<span class="mention mention-me">@Rina</span>',
        '<span class="mention">@Siti</span>',
        '<span class="mention">#pengaduan</span>',
        '<span class="mention">@Tamu</span>',
        '<span class="mention">@U8</span>',
      ].join(' '),
    );
  });

  it('given a link then it opens apart and cannot reach back', () => {
    expect(drawLine('<https://contoh.go.id/a?b=1&amp;c=2|lihat>')).toBe(
      '<a href="https://contoh.go.id/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow" title="https://contoh.go.id/a?b=1&amp;c=2">lihat</a>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    ' java\tscript:alert(1)',
    '//contoh',
  ])('given a link to %s then it is plain text', (url) => {
    expect(draw(`<${url}|klik>`)).not.toContain('<a');
    expect(draw(`<${url}|klik>`)).toContain('klik');
  });

  it('given a date then it is told in Indonesian, and a broken one by its fallback', () => {
    expect(formatSlackDate(1_795_338_060, '{date_num} {time}', 'Asia/Jakarta')).toBe('22/11/2026 16.01');
    expect(formatSlackDate(1_795_338_060, '{date_long}, {siapa}', 'Asia/Jakarta')).toBe(
      'Minggu, 22 November 2026, {siapa}',
    );
    expect(drawLine('<!date^bukan^{date}|23 November>')).toBe('23 November');
    expect(drawLine('<!date^99999999999999^{date}|kelak>')).toBe('kelak');
  });

  it('given a broadcast then it is shown, and no page can ping', () => {
    expect(drawLine('<!channel>')).toBe('<span class="mention">@channel</span>');
    expect(drawLine('&lt;!channel&gt;')).toBe('&lt;!channel&gt;');
  });
});

describe('paragraphs', () => {
  it('given quotes, lists and code then each has its own form', () => {
    const kinds = parseMrkdwn('Halo\n> kutip\n> lagi\n• satu\n- dua\n3. tiga\n```\n*kode*\n```\nselesai').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['lines', 'quote', 'list', 'list', 'code-block', 'lines']);
    expect(draw('3. tiga\n4. empat')).toBe(
      '<ol class="text list" start="3"><li dir="auto">tiga</li><li dir="auto">empat</li></ol>',
    );
    expect(draw('```*kode* &lt;b&gt;```')).toContain('<code>*kode* &lt;b&gt;</code>');
  });

  it('given an empty line between then both paragraphs stay together as written', () => {
    expect(drawLine('satu\n\ndua')).toBe('satu\n\ndua');
  });
});

describe('hostile text', () => {
  it('given any text then drawing never fails and never makes markup of it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '*',
        '_',
        '`',
        '```',
        '<',
        '>',
        '|',
        '!date^',
        '@U1',
        '\n',
        '&gt;',
        '\u202e',
        '<img src=x onerror=a>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(draw(pieces.join(''))).not.toMatch(/<(?:img|script|svg|iframe)/u);
      }),
    );
  });

  it.each(['*a', '_*~`', '<', '`', '&gt;', '```', '*a* '])(
    'given 40,000 characters of %s then it is read at once',
    (piece) => {
      const started = performance.now();
      parseMrkdwn(piece.repeat(40_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});

describe('a markdown block', () => {
  it('given the common forms then they become mrkdwn, and its < > stay text', () => {
    expect(markdownToMrkdwn('## Judul\n**tebal** ~~coret~~ [ini](https://a.id)\n* butir <b>')).toBe(
      '*Judul*\n*tebal* ~coret~ <https://a.id|ini>\n• butir &lt;b&gt;',
    );
  });
});
