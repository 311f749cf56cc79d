import { Link } from 'react-router-dom';
import { texts } from '../../shared/i18n/texts';
import { Page } from '../../shared/ui/page';

const t = texts({
  it: {
    title: 'Mappa del sito',
    pay: {
      heading: 'Pagare',
      links: [
        '/|Pagina iniziale',
        '/paga-avviso|Paga un avviso',
        '/enti|Enti',
        '/altri-pagamenti|Altri pagamenti',
        '/carrello|Carrello',
      ],
    },
    own: {
      heading: 'Area personale',
      links: [
        '/accedi|Accedi',
        '/area-personale|Bacheca',
        '/area-personale/posizioni-aperte|Posizioni aperte',
        '/area-personale/storico|Storico',
        '/sessioni|Le mie sessioni',
      ],
    },
    help: {
      heading: 'Aiuto e note',
      links: [
        '/aiuto|Aiuto',
        '/contatti|Contatti',
        '/accessibilita|Dichiarazione di accessibilità',
        '/privacy|Privacy',
        '/note-legali|Note legali',
        '/cookie|Cookie',
      ],
    },
    work: { heading: 'Operatori', links: ['/bo/scegli-ente|Area operatori'] },
  },
  en: {
    title: 'Site map',
    pay: {
      heading: 'Pay',
      links: [
        '/|Home page',
        '/paga-avviso|Pay a notice',
        '/enti|Public bodies',
        '/altri-pagamenti|Other payments',
        '/carrello|Cart',
      ],
    },
    own: {
      heading: 'Personal area',
      links: [
        '/accedi|Log in',
        '/area-personale|Overview',
        '/area-personale/posizioni-aperte|Open positions',
        '/area-personale/storico|History',
        '/sessioni|My sessions',
      ],
    },
    help: {
      heading: 'Help and notes',
      links: [
        '/aiuto|Help',
        '/contatti|Contacts',
        '/accessibilita|Accessibility statement',
        '/privacy|Privacy',
        '/note-legali|Legal notes',
        '/cookie|Cookies',
      ],
    },
    work: { heading: 'Operators', links: ['/bo/scegli-ente|Operators’ area'] },
  },
});

/** C-15: every page that can be reached without knowing anything. */
export function Screen() {
  return (
    <Page title={t.title}>
      <div className="site-map">
        {[t.pay, t.own, t.help, t.work].map(({ heading, links }) => (
          <section key={heading}>
            <h2 className="h5">{heading}</h2>
            <ul>
              {links.map((line) => {
                const [to = '/', label] = line.split('|');
                return (
                  <li key={to}>
                    <Link to={to}>{label}</Link>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
