import { parseMarkup, unsafeLinks } from './markup';

const text = (words: string) => ({ kind: 'text', text: words });

describe('a message in light markup', () => {
  it('is paragraphs of lines, headings and lists', () =>
    expect(parseMarkup('### Orari\nMartedì\nGiovedì\n\n- TARI\n- Mensa\nfine')).toEqual([
      { kind: 'heading', line: [text('Orari')] },
      { kind: 'paragraph', lines: [[text('Martedì')], [text('Giovedì')]] },
      { kind: 'list', lines: [[text('TARI')], [text('Mensa')]] },
      { kind: 'paragraph', lines: [[text('fine')]] },
    ]));

  it('has strong words, emphasis and links', () =>
    expect(parseMarkup('**Attenzione** *oggi*: [il sito](https://www.example.it/a?b=1)')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'strong', text: 'Attenzione' },
            text(' '),
            { kind: 'em', text: 'oggi' },
            text(': '),
            { kind: 'link', text: 'il sito', href: 'https://www.example.it/a?b=1' },
          ],
        ],
      },
    ]));

  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '2 * 3 = 6', '[senza indirizzo]', '**aperto'])(
    'leaves %s as it was written',
    (written) => expect(parseMarkup(written)).toEqual([{ kind: 'paragraph', lines: [[text(written)]] }]),
  );

  it.each([
    'javascript:alert',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'http://example.it',
    '//example.it',
    '/enti',
    'https://a"onclick=x',
    '',
  ])('makes no link to %s, and tells it', (href) => {
    expect(JSON.stringify(parseMarkup(`[qui](${href})`))).not.toContain('"link"');
    expect(unsafeLinks(`[qui](${href})`)).toEqual([href]);
  });

  it.each(['https://www.example.it', 'mailto:urp@example.it', 'tel:+390123456701'])('lets %s be a link', (href) => {
    expect(JSON.stringify(parseMarkup(`[qui](${href})`))).toContain('"link"');
    expect(unsafeLinks(`[qui](${href})`)).toEqual([]);
  });

  it('is nothing when nothing is written', () => expect(parseMarkup(' \n\n ')).toEqual([]));
});
