import { formatInstant } from '../i18n/format';
import { texts } from '../i18n/texts';
import { now } from '../session/clock';
import { useEnte } from '../session/use-ente';

const t = texts({
  it: { printed: (at: string) => `stampato il ${at}`, print: 'Stampa' },
  en: { printed: (at: string) => `printed ${at}`, print: 'Print' },
});

/** What only paper has above a chain or a list: whose it is and when it was printed; the filters stand below as they are set. */
export function PrintHead() {
  const { denominazione, codiceIpa } = useEnte();
  return (
    <p className="print-only">
      <strong>{denominazione}</strong>
      {` (${codiceIpa}) – ${t.printed(formatInstant(new Date(now()).toISOString()))}`}
    </p>
  );
}

/** The browser's own print, for who does not know its key. */
export const PrintButton = () => (
  <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => window.print()}>
    {t.print}
  </button>
);
