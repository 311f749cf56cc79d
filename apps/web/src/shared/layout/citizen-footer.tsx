import { Link } from 'react-router-dom';
import { Logo } from './logo';
import { t } from './texts';

/** The public footer: the service, assistance, and what the law asks to be reachable from everywhere. */
export function CitizenFooter() {
  const { footer } = t;
  return (
    <footer id="footer" tabIndex={-1} className="citizen-footer">
      <div className="container">
        <div className="footer-brand">
          <Logo className="brand-mark" />
          <div>
            <p className="brand-name">{t.platform}</p>
            <p>{footer.about2}</p>
          </div>
        </div>
        <div className="footer-columns">
          <section>
            <h2>{footer.help}</h2>
            <ul>
              <li>
                <Link to="/aiuto">{footer.faq}</Link>
              </li>
              <li>
                <Link to="/contatti">{footer.contacts}</Link>
              </li>
              <li>
                <Link to="/mappa-sito">{footer.siteMap}</Link>
              </li>
            </ul>
          </section>
          <section>
            <h2>{footer.legal}</h2>
            <ul>
              <li>
                <Link to="/privacy">{footer.privacy}</Link>
              </li>
              <li>
                <Link to="/note-legali">{footer.legalNotes}</Link>
              </li>
              <li>
                <Link to="/cookie">{footer.cookie}</Link>
              </li>
              <li>
                <Link to="/accessibilita">{footer.accessibility}</Link>
              </li>
            </ul>
          </section>
          <section>
            <h2>{footer.about}</h2>
            <ul>
              <li>
                <a href="/stato">{footer.state}</a>
              </li>
              <li>
                <Link to="/bo/scegli-ente">{footer.operators}</Link>
              </li>
            </ul>
          </section>
        </div>
        <p className="footer-end">{footer.integrated}</p>
      </div>
    </footer>
  );
}
