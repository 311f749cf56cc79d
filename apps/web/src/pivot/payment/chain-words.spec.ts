import { words } from '../../shared/pivot/words';
import { type LinkState, STATES } from './chain';
import { CHAIN_WORDS, sentenceOf } from './chain-words';

type Sentence = (amount: string, gap: string) => string;
type Sentences = Readonly<Record<string, Readonly<Record<string, Sentence>>>>;

const outcomes = Object.entries(STATES).flatMap(([key, states]) =>
  states.map((state: LinkState): [keyof typeof STATES, LinkState] => [key as keyof typeof STATES, state]),
);

describe('la catena a parole', () => {
  it.each(outcomes)(
    '%s, %s: lo dice nelle due lingue, con l’importo di chi c’è e la differenza di chi differisce',
    (key, state) => {
      const said = (['it', 'en'] as const).map((language) => {
        const sentences: Sentences = CHAIN_WORDS[language];
        return sentences[key]?.[state]?.('AMOUNT', '+GAP') ?? '';
      });
      for (const text of said) {
        expect(text).toMatch(/^\S.{8,}\.$/);
        if (state === 'ok' || state === 'different') expect(text).toContain('AMOUNT');
        if (state === 'different') expect(text).toContain('+GAP');
      }
      expect(said[0]).not.toBe(said[1]);
    },
  );

  it('la differenza porta il suo segno', () => {
    const node = { key: 'flusso', state: 'different', importo: '12.00' } as const;
    expect(sentenceOf({ ...node, scarto: '2.00' })).toMatch(/€\u00a012,00: \+€\u00a02,00/);
    expect(sentenceOf({ ...node, scarto: '-2.00' })).toMatch(/: −€\u00a02,00/);
  });

  it.each(Object.entries(words.classi))('%s: ha un nome e un significato', (_, { name, means }) => {
    expect(name).toMatch(/^\S.{5,}/);
    expect(means).toMatch(/^\S.{20,}\.$/);
  });
});
