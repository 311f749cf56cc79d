import { Link } from 'react-router-dom';
import { plural, texts } from '../i18n/texts';
import { Icon } from '../ui/icon';
import { type Lack, lackWords } from './lack-words';
import { officePath } from '../routing/address';

const t = texts({
  it: {
    title: 'Cosa manca',
    complete: 'Non manca nulla: tutti i requisiti ci sono.',
    blocking: (count: number) =>
      `${count} ${plural(count, 'requisito impedisce', 'requisiti impediscono')} l’apertura ai cittadini`,
    advice: 'Nulla impedisce l’apertura; resta da completare:',
    blocks: 'Necessario',
    advised: 'Consigliato',
    go: 'Vai al punto',
  },
  en: {
    title: 'What is missing',
    complete: 'Nothing is missing: all requirements are met.',
    blocking: (count: number) =>
      `${count} ${plural(count, 'requirement keeps', 'requirements keep')} it from opening to citizens`,
    advice: 'Nothing keeps it from opening; still to be completed:',
    blocks: 'Required',
    advised: 'Advised',
    go: 'Go there',
  },
});

/** PAT-MISSING: what an ente lacks, each with its next step and a link to where it is taken. */
export function MissingList(props: { readonly codiceIpa: string; readonly lacks: readonly Lack[] }) {
  const { lacks } = props;
  const base = officePath(props.codiceIpa, 'admin');
  const blocking = lacks.filter(({ blocca }) => blocca).length;
  return (
    <section className={`panel missing ${lacks.length === 0 ? 'missing-none' : ''}`} aria-labelledby="missing">
      <h2 id="missing" className="h5">
        {t.title}
      </h2>
      {lacks.length === 0 ? (
        <p className="missing-complete">
          <Icon name="it-check-circle" size="sm" /> {t.complete}
        </p>
      ) : (
        <>
          <p>{blocking > 0 ? t.blocking(blocking) : t.advice}</p>
          <ul>
            {lacks.map((lack) => {
              const { what, how, to, isServers } = lackWords(lack);
              return (
                <li key={`${lack.regola} ${lack.oggetto ?? ''} ${lack.testo}`}>
                  <Icon name={lack.blocca ? 'it-error' : 'it-info-circle'} size="sm" />
                  <div>
                    <p>
                      <strong {...(isServers ? { lang: 'it' } : {})}>{what}</strong>{' '}
                      <span className="missing-weight">{lack.blocca ? t.blocks : t.advised}</span>
                    </p>
                    <p>
                      {how}{' '}
                      <Link to={`${base}/${to}`} aria-label={`${t.go}: ${what}`}>
                        {t.go}
                      </Link>
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
