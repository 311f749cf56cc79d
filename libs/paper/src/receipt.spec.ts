import { renderReceipt } from './receipt';
import { aReceipt } from './testing/a-notice';
import { PAGE } from './sheet';
import { aLogo } from './testing/a-logo';
import { colourAt, pixelsOf, textOf } from './testing/pixels.fixture';

jest.setTimeout(120_000);

it('a receipt says what was paid, to whom, by whom, through whom, and how it is called', async () => {
  const text = await textOf(await renderReceipt(aReceipt()));
  for (const word of [
    'Ricevuta di pagamento',
    'Pagato il 28/11/2026, 10:15',
    '€ 120,50',
    'più € 1,50 di commissione',
    'Maria Rossi',
    'Luigi Verdi',
    'Comune di Roccaprova',
    'Banca Prova S.p.A.',
    '3012 6000 0000 0001 73',
    '01260000000000173',
    'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  ])
    expect(text).toContain(word);
});

it('a receipt without fee, payer and date says nothing of them', async () => {
  const text = await textOf(await renderReceipt(aReceipt({ fee: undefined, payer: undefined, paidAt: undefined })));
  expect(text).not.toContain('commissione');
  expect(text).not.toContain('Ha pagato');
});

it('many transfers go on to the next page', async () => {
  const transfers = Array.from({ length: 60 }, (_, i) => ({ ente: '80012340123', subject: `Voce ${i}`, amount: 100n }));
  const pdf = await renderReceipt(aReceipt({ transfers }));
  expect(await pixelsOf(pdf)).toHaveLength(2);
  expect(await textOf(pdf)).toContain('Voce 59');
});

it('a receipt bears the logo of the ente in its corner', async () => {
  const [page] = await pixelsOf(await renderReceipt(aReceipt({ ente: { ...aReceipt().ente, logo: aLogo } })));
  expect(colourAt(page!, PAGE.width - 48 - 30, 70)).toEqual([200, 30, 40]);
});
