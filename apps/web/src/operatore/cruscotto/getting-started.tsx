import { Link } from 'react-router-dom';
import { useEnte } from '../../shared/session/use-ente';
import { t } from './texts';

/** The first three steps of an ente that has nothing yet. */
export function GettingStarted({ base }: { readonly base: string }) {
  const { may } = useEnte();
  return (
    <section className="panel" aria-labelledby="start">
      <h2 id="start" className="h4">
        {t.start}
      </h2>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="form-actions">
        {may('dovuto.write') && (
          <Link className="btn btn-primary" to={`${base}/dovuti/nuovo`}>
            {t.insert}
          </Link>
        )}
        {may('flusso.import') && (
          <Link className="btn btn-outline-primary" to={`${base}/flussi/import`}>
            {t.upload}
          </Link>
        )}
      </div>
    </section>
  );
}
