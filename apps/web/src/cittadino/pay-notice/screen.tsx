import { Navigate, useSearchParams } from 'react-router-dom';
import { NoticeForm, type NoticeQuestion } from '../../shared/citizen/notice-form';
import { NoticeHelp } from '../../shared/citizen/notice-help';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

/** C-04: one question, what is written on the paper. A link of an ente may bring both codes: then the search runs at once. */
export function Screen() {
  const [search] = useSearchParams();
  const numeroAvviso = (search.get('numeroAvviso') ?? '').replace(/\D/g, '');
  const codice = (search.get('codIdUnivoco') ?? '').trim().toUpperCase();
  if (/^\d{18}$/.test(numeroAvviso) && /^(?:[A-Z0-9]{16}|\d{11})$/.test(codice)) {
    const question: NoticeQuestion = { numeroAvviso, codiceFiscale: codice };
    return <Navigate to="/paga-avviso/risultati" state={{ question }} replace />;
  }
  return (
    <Page title={t.title} lead={t.lead} narrow>
      <section className="panel">
        <NoticeForm {...(numeroAvviso === '' ? {} : { numeroAvviso })} {...(codice === '' ? {} : { codice })} />
        <NoticeHelp />
      </section>
      <section className="mt-4" aria-labelledby="elsewhere">
        <h2 id="elsewhere" className="h6">
          {t.other}
        </h2>
        <p>
          {t.otherText} <a href="https://checkout.pagopa.it">{t.otherLink}</a>
        </p>
      </section>
    </Page>
  );
}
