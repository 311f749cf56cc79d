import { Money } from '../../shared/ui/money';
import { t } from './texts';

interface Quota {
  readonly name: string;
  readonly importo: string | undefined;
}

/** The chapters of a bilancio (pivot-formats: XML of capitoli and accertamenti); undefined where it is no such XML. */
function quoteOf(bilancio: string): readonly Quota[] | undefined {
  const xml = new DOMParser().parseFromString(bilancio, 'text/xml');
  if (xml.querySelector('parsererror')) return undefined;
  const quote = [...xml.querySelectorAll('capitolo')].flatMap((capitolo) => {
    const text = (of: Element, tag: string) => of.querySelector(tag)?.textContent?.trim() || undefined;
    const head = [text(capitolo, 'codUfficio'), text(capitolo, 'codCapitolo')];
    return [...capitolo.querySelectorAll('accertamento')].map((one) => ({
      name: [...head, text(one, 'codAccertamento')].filter((part) => part !== undefined).join(' / '),
      importo: text(one, 'importo'),
    }));
  });
  return quote.length > 0 ? quote : undefined;
}

/** Where the ente books a payment: chapter by chapter, or as it came where it cannot be read. */
export function Bilancio({ text }: { readonly text: string }) {
  const quote = quoteOf(text);
  if (!quote) return <code>{text}</code>;
  return (
    <ul className="list-unstyled mb-0">
      {quote.map(({ name, importo }) => (
        <li key={name}>
          {`${t.capitolo} ${name}`} <Money euro={importo} strong />
        </li>
      ))}
    </ul>
  );
}
