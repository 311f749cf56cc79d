import type { DayReport } from './day';
import { statusPage } from './page';

const dayReport: DayReport = {
  servizi: [{ servizio: 'dovuti', pronte: 1, istanze: 1 }],
  indirizzi: [{ servizio: 'dovuti', indirizzo: 'http://127.0.0.1:8082', pronto: true }],
  enti: [
    {
      codiceIpa: 'c_x',
      denominazione: 'Comune di <b>"X" & Y</b>',
      stato: 'ESERCIZIO',
      classi: [
        { classe: 'RT_IUF_TES', etichetta: 'Riconciliato', numero: 12 },
        { classe: 'RT_IUF', etichetta: 'Rendicontato', numero: 0 },
      ],
    },
    { codiceIpa: 'p_y', denominazione: 'Provincia', stato: 'SOSPESO', classi: undefined },
  ],
  fatti: { ricevute: 12, flussi: 3, giornali: 1 },
  inSospeso: 0,
};

it('shows the day by class and ente, classes with members only', () => {
  const html = statusPage(dayReport, {}, 'n');
  expect(html).toContain('Riconciliato');
  expect(html).not.toContain('Rendicontato');
  expect(html).toMatch(/<td class="n">12<\/td><td class="n">–<\/td>/);
});

it('never lets a name become markup', () => {
  const html = statusPage(dayReport, { simulatore: 'http://x/"><script>', paForNode: 'http://p' }, 'n');
  expect(html).not.toContain('<b>"X"');
  expect(html).not.toContain('"><script>');
  expect(html).toContain('Comune di &lt;b&gt;&quot;X&quot; &amp; Y&lt;/b&gt;');
});

it('shows no counts outside a demo installation', () => {
  const html = statusPage(
    { servizi: [], indirizzi: undefined, enti: [], fatti: undefined, inSospeso: undefined },
    {},
    'n',
  );
  expect(html).not.toContain('A che punto');
});

it('has a language, one main heading, scoped table headers and a switch for the refresh', () => {
  const html = statusPage(dayReport, {}, 'n');
  expect(html).toContain('<html lang="it">');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<th>/);
  expect(html).toContain('type="checkbox"');
  expect(html).toContain('name="viewport"');
});
