import { FixedClock, parseIud } from '@mypay/kernel';
import { anEnte, aText, aTipo, ENTE, FakeCounters, fakeStores } from '../testing';
import { CreateDovuto } from './create-dovuto';
import { CancelDovuto } from './modify-dovuto';
import { type PrintableAvviso, PrintAvviso } from './print-avviso';

const IUD = parseIud('TARI-2024-0001');
const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
const EVERY = () => true;

/** A printer that shows what it was given. */
const setup = async (tipo = aTipo(), content = aText()) => {
  const { unitOfWork } = fakeStores(anEnte(), [tipo]);
  const printed: PrintableAvviso[] = [];
  const printer = {
    print: (avviso: PrintableAvviso) => {
      printed.push(avviso);
      return Promise.resolve(Buffer.from('paper'));
    },
  };
  await new CreateDovuto(unitOfWork, new FakeCounters(), clock).execute(ENTE, content);
  return { printAvviso: new PrintAvviso(unitOfWork, printer, clock), unitOfWork, printed };
};

describe('the paper of a notice', () => {
  it('bears the number that the platform gave', async () => {
    const { printAvviso, printed } = await setup();
    const { numeroAvviso, pdf } = await printAvviso.execute(ENTE, IUD, EVERY);
    expect(numeroAvviso).toMatch(/^3\d{17}$/);
    expect(pdf.toString()).toBe('paper');
    expect(printed[0]).toMatchObject({ numeroAvviso, codiceFiscale: ENTE });
  });

  it.each([
    [true, '2099-01-31'],
    [false, undefined],
  ])('with a tipo that prints dates (%s) names %s', async (printsDates, expected) => {
    const { printAvviso, printed } = await setup(
      aTipo({ stampaScadenza: printsDates }),
      aText({ scadenza: '2099-01-31' }),
    );
    await printAvviso.execute(ENTE, IUD, EVERY);
    expect(printed[0]?.scadenza).toBe(expected);
  });

  it('of a cancelled debt is not made, and it is said why', async () => {
    const { printAvviso, unitOfWork } = await setup();
    await new CancelDovuto(unitOfWork, clock).execute(ENTE, IUD);
    await expect(printAvviso.execute(ENTE, IUD, EVERY)).rejects.toMatchObject({
      code: 'AVVISO_NON_STAMPABILE',
      message: expect.stringContaining('annullato') as string,
    });
  });

  it('of a tipo that the operator does not see does not exist', async () => {
    const { printAvviso } = await setup();
    const refused = printAvviso.execute(ENTE, IUD, (tipo) => tipo === 'MENSA');
    await expect(refused).rejects.toMatchObject({ code: 'DOVUTO_NON_TROVATO' });
  });
});
